#pragma once

#include <functional>

#include "descent/base/pack.h"

namespace descent {

/// Some packs, each of whose steps is taken by all of them before the next one: where a rule is one long chain of steps
/// that wait for one another, the processor has others to do meanwhile. Compilers don't turn a loop over packs round in
/// this way.
template <class S, int count>
struct Packs {
  using Scalar = S;
  static constexpr std::size_t lanes = count * Pack<S>::lanes;

  Pack<S> of[count];

  Packs() = default;
  /// The same number in every lane.
  DESCENT_INLINE Packs(S x) {
    for (Pack<S>& pack : of) pack = Pack<S>(x);
  }

  DESCENT_INLINE static Packs load(const S* from) {
    Packs packs;
    for (int k = 0; k < count; ++k) packs.of[k] = Pack<S>::load(from + k * Pack<S>::lanes);
    return packs;
  }
  DESCENT_INLINE void store(S* to) const {
    for (int k = 0; k < count; ++k) of[k].store(to + k * Pack<S>::lanes);
  }

  DESCENT_INLINE friend Packs operator+(const Packs& a, const Packs& b) { return a.with(b, std::plus()); }
  DESCENT_INLINE friend Packs operator-(const Packs& a, const Packs& b) { return a.with(b, std::minus()); }
  DESCENT_INLINE friend Packs operator*(const Packs& a, const Packs& b) { return a.with(b, std::multiplies()); }
  DESCENT_INLINE friend Packs operator/(const Packs& a, const Packs& b) { return a.with(b, std::divides()); }
  DESCENT_INLINE friend Packs abs(const Packs& x) {
    return x.with(x, [](Pack<S> pack, Pack<S>) { return abs(pack); });
  }
  DESCENT_INLINE friend Packs with_sign(const Packs& size, const Packs& sign) {
    return size.with(sign, [](Pack<S> a, Pack<S> b) { return with_sign(a, b); });
  }
  DESCENT_INLINE friend Packs at_most(const Packs& x, const Packs& high) {
    return x.with(high, [](Pack<S> a, Pack<S> b) { return at_most(a, b); });
  }
  DESCENT_INLINE friend Packs bits_shifted(const Packs& x, int by) {
    Packs result;
    for (int k = 0; k < count; ++k) result.of[k] = bits_shifted(x.of[k], by);
    return result;
  }

 private:
  template <class Function>
  DESCENT_INLINE Packs with(const Packs& other, Function function) const {
    Packs result;
    for (int k = 0; k < count; ++k) result.of[k] = function(of[k], other.of[k]);
    return result;
  }
};

}  // namespace descent
