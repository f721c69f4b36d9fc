#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <type_traits>

#include "descent/base/pack.h"

namespace descent {

/// A view of `features` numbers for each of `examples`, feature by feature: the examples lie side by side, along the
/// SIMD lanes, so that layers of two units are as quick per number as layers of two hundred. A feature's row is padded
/// to whole packs. What stands in the padding is finite for finite parameters, and 0 in gradients.
template <class S>
struct Batch {
  S* data = nullptr;
  std::size_t features = 0;
  std::size_t examples = 0;

  static constexpr std::size_t lanes = Pack<std::remove_const_t<S>>::lanes;

  /// Numbers from one feature's row to the next.
  std::size_t stride() const { return padded<std::remove_const_t<S>>(examples); }
  /// All numbers, padding included.
  std::size_t size() const { return features * stride(); }
  S* row(std::size_t feature) const { return data + feature * stride(); }
  S& at(std::size_t feature, std::size_t example) const { return row(feature)[example]; }

  operator Batch<const S>() const { return {data, features, examples}; }
};

/// Aligned memory that a layer takes once and works in.
template <class S>
using Buffer = Eigen::Array<S, Eigen::Dynamic, 1>;

/// Zeros, enough for a batch of `features` and as many as `capacity` examples.
template <class S>
Buffer<S> batch_buffer(std::size_t features, std::size_t capacity) {
  return Buffer<S>::Zero(static_cast<Eigen::Index>(Batch<S>{nullptr, features, capacity}.size()));
}

}  // namespace descent
