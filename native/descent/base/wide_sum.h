#pragma once

#include "descent/base/pack.h"

namespace descent {

/// A sum in double of packs, every lane on its own until total() adds the lanes up, neighbours first.
template <class S>
class WideSum;

template <>
class WideSum<double> {
 public:
  DESCENT_INLINE void add(Pack<double> x) { sum_ += x; }
  /// The squares of as many numbers as a pack has.
  DESCENT_INLINE void add_squares(const double* from) {
    const Pack<double> x = Pack<double>::load(from);
    sum_ += x * x;
  }
  DESCENT_INLINE double total() const { return sum(sum_); }

 private:
  Pack<double> sum_{0.0};
};

template <>
class WideSum<float> {
 public:
  DESCENT_INLINE void add(Pack<float> x) {
    Half halves[2];
    std::memcpy(halves, &x.v, sizeof x.v);
    low_ += widened(halves[0]);
    high_ += widened(halves[1]);
  }
  DESCENT_INLINE void add_squares(const float* from) {
    Half halves[2];
    std::memcpy(&halves[0], from, sizeof(Half));
    std::memcpy(&halves[1], from + Pack<double>::lanes, sizeof(Half));
    const Pack<double> low = widened(halves[0]), high = widened(halves[1]);
    low_ += low * low;
    high_ += high * high;
  }
  DESCENT_INLINE double total() const { return sum(low_) + sum(high_); }

 private:
  /// As many floats as a pack of double has lanes.
  typedef float Half __attribute__((vector_size(pack_bytes / 2)));
  DESCENT_INLINE static Pack<double> widened(Half half) { return __builtin_convertvector(half, Pack<double>::Vector); }
  Pack<double> low_{0.0}, high_{0.0};
};

}  // namespace descent
