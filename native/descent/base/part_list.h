#pragma once

#include "descent/base/constant.h"

namespace descent {

namespace constants {

constexpr Descriptor as_it_is(Descriptor descriptor) { return descriptor; }

template <class Entry, class Rule, auto complete>
constexpr Entry entry() {
  return {complete(Rule::descriptor())};
}

}  // namespace constants

/// Class templates on the scalar, in the order in which the page lists them: the parts of a family. A registry is made
/// of their descriptors alone; which of them are made in which precision is for whoever makes them to say, so that a
/// program that computes in one precision carries the code of that one only.
template <template <class> class... Part>
struct PartList {
  /// The registry of them, whose entries begin with a descriptor. `complete` adds what all of them have.
  template <class Entry, Descriptor (*complete)(Descriptor) = constants::as_it_is>
  using RegistryOf = Registry<constants::entry<Entry, Part<double>, complete>...>;
};

}  // namespace descent
