#pragma once

#include <array>
#include <span>

#include "descent/base/descriptor.h"
#include "descent/base/part_called.h"

// A part is described by a constexpr function, whose lists are put together as one likes. It is called while the
// program is compiled; what stays of it are constants, which take much less room in the wasm than code that builds
// them.
namespace descent {
namespace constants {

/// An array that nobody destroys: its items are constants, and own nothing. (The sanitizers of GCC don't take the
/// destructor of a std::array of such items for a constant expression.)
template <class T, std::size_t n>
struct Lasting {
  union {
    T items[n == 0 ? 1 : n];
  };

  constexpr Lasting() : items{} {}
  constexpr Lasting(const Lasting& other) : items{} {
    for (std::size_t i = 0; i < n; ++i) items[i] = other.items[i];
  }
  constexpr ~Lasting() {}

  constexpr operator std::span<const T>() const { return {items, n}; }
};

template <class Part, class T>
T item_of(List<T> Part::*);
/// What a list, given as the pointer to a member, is a list of.
template <auto list>
using Item = decltype(item_of(list));

template <auto make, auto list>
constexpr std::size_t count() {
  const Descriptor d = make();
  return (d.*list).size();
}

/// A list of the descriptor that make() gives.
template <auto make, auto list>
inline constexpr auto items = [] {
  const Descriptor d = make();
  std::array<Item<list>, count<make, list>()> all{};
  std::size_t k = 0;
  for (const auto& item : d.*list) all[k++] = item;
  return all;
}();

template <auto make, auto list>
constexpr std::size_t count_of_parameters() {
  const Descriptor d = make();
  std::size_t all = 0;
  for (const Parameter& p : d.parameters) all += (p.*list).size();
  return all;
}

/// A list of its parameters, those of all of them one after another.
template <auto make, auto list>
inline constexpr auto items_of_parameters = [] {
  const Descriptor d = make();
  std::array<Item<list>, count_of_parameters<make, list>()> all{};
  std::size_t k = 0;
  for (const Parameter& p : d.parameters) {
    for (const auto& item : p.*list) all[k++] = item;
  }
  return all;
}();

template <auto make, auto list>
constexpr void view(Descriptor& d) {
  d.*list = {items<make, list>.data(), items<make, list>.size()};
}

/// `done` counts how many items belong to the parameters before this one.
template <auto make, auto list>
constexpr void view(Parameter& p, std::size_t& done) {
  const std::size_t size = (p.*list).size();
  p.*list = {items_of_parameters<make, list>.data() + done, size};
  done += size;
}

template <auto make>
inline constexpr auto parameters = [] {
  const Descriptor d = make();
  Lasting<Parameter, count<make, &Descriptor::parameters>()> all;
  std::size_t marks = 0, choices = 0, former = 0;
  for (std::size_t i = 0; i < d.parameters.size(); ++i) {
    Parameter p = d.parameters[i];
    view<make, &Parameter::marks>(p, marks);
    view<make, &Parameter::choices>(p, choices);
    view<make, &Parameter::former>(p, former);
    all.items[i] = p;
  }
  return all;
}();

template <auto make>
inline constexpr Descriptor descriptor = [] {
  Descriptor d = make();
  view<make, &Descriptor::terms>(d);
  view<make, &Descriptor::sources>(d);
  view<make, &Descriptor::quantities>(d);
  view<make, &Descriptor::substeps>(d);
  d.parameters = List<Parameter>(parameters<make>.items, d.parameters.size());
  return d;
}();

template <auto make_part>
constexpr Descriptor descriptor_of() {
  return make_part().descriptor;
}

template <auto make_part>
constexpr Descriptor descriptor_without_lore() {
  return without_lore(make_part().descriptor);
}

template <auto make_parameters>
constexpr Descriptor descriptor_with() {
  return {.parameters = make_parameters()};
}

}  // namespace constants

/// What make(), a constexpr function, returns: an entry of a registry, whose descriptor's lists have become constants.
template <auto make>
inline constexpr auto constant = [] {
  auto part = make();
  part.descriptor = constants::descriptor<constants::descriptor_of<make>>;
  return part;
}();

namespace constants {

template <auto make>
inline constexpr auto part_without_lore = [] {
  auto part = make();
  part.descriptor = descriptor<descriptor_without_lore<make>>;
  return part;
}();

}  // namespace constants

/// What such functions return, one after another in their order: a registry. Its entries are without their lore, which
/// stands apart: a program has it only where it asks for it.
template <auto first, auto... others>
struct Registry {
  static constexpr auto entries = [] {
    constants::Lasting<decltype(first()), 1 + sizeof...(others)> all;
    std::size_t k = 0;
    all.items[k++] = constants::part_without_lore<first>;
    ((all.items[k++] = constants::part_without_lore<others>), ...);
    return all;
  }();

  /// The descriptors of the entries with their lore.
  static constexpr auto in_full = [] {
    constants::Lasting<Descriptor, 1 + sizeof...(others)> all;
    std::size_t k = 0;
    all.items[k++] = constants::descriptor<constants::descriptor_of<first>>;
    ((all.items[k++] = constants::descriptor<constants::descriptor_of<others>>), ...);
    return all;
  }();

  /// The small steps alone, of which some runs make numbers: those of the entry called `id`.
  static List<Substep> substeps_of(std::string_view id) {
    static constexpr auto substeps = [] {
      constants::Lasting<List<Substep>, 1 + sizeof...(others)> all;
      std::size_t k = 0;
      all.items[k++] = constants::descriptor<constants::descriptor_of<first>>.substeps;
      ((all.items[k++] = constants::descriptor<constants::descriptor_of<others>>.substeps), ...);
      return all;
    }();
    const std::span<const decltype(first())> parts = entries;
    return substeps.items[&part_called(id, parts) - parts.data()];
  }
};

/// The same for a list of parameters.
template <auto make>
inline constexpr List<Parameter> constant_parameters =
    constants::descriptor<constants::descriptor_with<make>>.parameters;

}  // namespace descent
