#pragma once

#include <vector>

namespace descent {

/// Class templates on the scalar, in the order in which the page lists them: the parts of a family. A registry is made
/// of their descriptors alone; which of them are made in which precision is for whoever makes them to say, so that a
/// program that computes in one precision carries the code of that one only.
template <template <class> class... Part>
struct PartList {
  /// A registry's entries, which begin with a descriptor.
  template <class Entry>
  static std::vector<Entry> entries() {
    std::vector<Entry> all;
    all.reserve(sizeof...(Part));
    (all.push_back({Part<double>::descriptor()}), ...);
    return all;
  }
};

}  // namespace descent
