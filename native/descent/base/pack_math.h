#pragma once

#include <cmath>

#include "descent/base/math.h"
#include "descent/base/pack.h"

// Elementary functions of packs, free of branches for float. In double, which is for verification, each lane takes the
// portable function. Relative errors: within 3 units in the last place, subnormal results within one of theirs.
namespace descent {

template <class S>
struct Exponentials {
  Pack<S> exp;    ///< e^x
  Pack<S> expm1;  ///< e^x − 1, without cancellation
};

/// For x ≤ 0 (all that activations and losses need: they are written in e^−|x|).
DESCENT_INLINE Exponentials<float> exponentials(Pack<float> x) {
  using P = Pack<float>;
  using Mask = P::Mask;
  x = at_least(x, P(-104.0F));  // e^−104 is below half of the smallest subnormal number.
  // x = n ln 2 + r, |r| ≤ ½ ln 2. Adding 1.5 · 2^23 rounds to a whole number, which the last bits then spell.
  constexpr float rounder = 0x1.8p23F;
  const P shifted = x * P(0x1.715476p+0F) + P(rounder);
  const P n = shifted - P(rounder);
  const P r = (x - n * P(0x1.63p-1F)) - n * P(-0x1.bd0106p-13F);  // ln 2 = 0x1.63p-1 + the rest; n · 0x1.63p-1 is exact
  // eʳ − 1 = r + r² (1/2! + r/3! + …); the first term left out is below 2e-8 of the sum.
  P series = P(1.0F / 5040) * r + P(1.0F / 720);
  series = series * r + P(1.0F / 120);
  series = series * r + P(1.0F / 24);
  series = series * r + P(1.0F / 6);
  series = series * r + P(0.5F);
  const P rest = r + r * r * series;
  // 2^(n + 64), as n goes down to −150, where 2^n is no normal number. Of the rounder the shift leaves nothing.
  const P large(reinterpret_cast<P::Vector>((reinterpret_cast<Mask>(shifted.v) << 23) + ((127 + 64) << 23)));
  const P scale(0x1p-64F), power = large * scale;
  return {(P(1.0F) + rest) * large * scale, (power - P(1.0F)) + power * rest};
}

inline Exponentials<double> exponentials(Pack<double> x) {
  return {each_lane(x, portable::exp), each_lane(x, portable::expm1)};
}

/// What is left of 1 after a decay, and what is missing; neither loses its small digits.
template <class P>
struct Decay {
  P left;
  P gap;
};

/// e^−2x and 1 − e^−2x for x ≥ 0. It is exponentials() of −2x, to the last bit for x up to 41, in fewer steps: the
/// factor is in the constants, and no power of 2 is made in two halves. From 44 on e^−2x is 0. P: Pack<float> or Packs.
template <class P>
DESCENT_INLINE Decay<P> twofold_decay(P x) {
  static_assert(std::is_same_v<typename P::Scalar, float>);
  x = at_most(x, P(44.0F));
  // −2x = n ln 2 − 2s. The rounder carries the exponents' bias, so that a shift alone makes a power of 2.
  constexpr float rounder = 0x1.8p23F + 127;
  const P shifted = x * P(-0x1.715476p+1F) + P(rounder);
  const P n = shifted - P(rounder);
  const P s = (x + n * P(0x1.63p-2F)) + n * P(-0x1.bd0106p-14F);
  P series = P(-128 * (1.0F / 5040)) * s + P(64 * (1.0F / 720));
  series = series * s + P(-32 * (1.0F / 120));
  series = series * s + P(16 * (1.0F / 24));
  series = series * s + P(-8 * (1.0F / 6));
  series = series * s + P(2.0F);
  const P rest = s * s * series - (s + s);
  const P power = bits_shifted(shifted, 23);
  const P more = power * rest;
  return {power + more, (P(1.0F) - power) - more};
}

inline Decay<Pack<double>> twofold_decay(Pack<double> x) {
  const Exponentials<double> e = exponentials(Pack<double>(-2) * x);
  return {e.exp, -e.expm1};
}

/// ln(1 + u) for 0 ≤ u ≤ 1.
DESCENT_INLINE Pack<float> log1p(Pack<float> u) {
  using P = Pack<float>;
  // ln(1 + u) = 2 artanh s with s = u / (2 + u) ≤ 1/3: 2s (1 + s²/3 + s⁴/5 + …).
  const P s = u / (P(2.0F) + u);
  const P square = s * s;
  P series = P(1.0F / 15) * square + P(1.0F / 13);
  series = series * square + P(1.0F / 11);
  series = series * square + P(1.0F / 9);
  series = series * square + P(1.0F / 7);
  series = series * square + P(1.0F / 5);
  series = series * square + P(1.0F / 3);
  return s * P(2.0F) + s * P(2.0F) * (square * series);
}

inline Pack<double> log1p(Pack<double> u) { return each_lane(u, portable::log1p); }

template <class S>
DESCENT_INLINE Pack<S> sqrt(Pack<S> x) {
  return each_lane(x, [](S lane) { return std::sqrt(lane); });
}

/// 1 / (1 + e^−x), and the same of −x: neither loses its small digits.
template <class S>
struct Logistic {
  Pack<S> of_x;
  Pack<S> of_minus_x;
};

template <class S>
DESCENT_INLINE Logistic<S> logistic(Pack<S> x) {
  const Pack<S> decay = exponentials(-abs(x)).exp;
  const Pack<S> large = Pack<S>(1) / (Pack<S>(1) + decay), small = decay * large;
  const auto negative = x < Pack<S>(0);
  return {select(negative, small, large), select(negative, large, small)};
}

}  // namespace descent
