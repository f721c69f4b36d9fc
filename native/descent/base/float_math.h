#pragma once

#include <cstdint>

/// Elementary functions in float, to about two units in its last place, for loops over many numbers: no branch and no
/// table, so that compilers take several at a time; like those of math.h the same bits everywhere. NaN gives NaN.
namespace descent::portable::single {

/// The nearest whole number to x, |x| < 2²², and its last bits: adding 1½ · 2²³ leaves no room for a fraction.
struct Nearest {
  float whole;
  std::uint32_t bits;
};
inline Nearest nearest(float x) {
  const float shifted = x + 0x1.8p23F;
  return {shifted - 0x1.8p23F, __builtin_bit_cast(std::uint32_t, shifted)};
}

/// x with the other sign where the whole number is odd.
inline float turned(float x, Nearest k) {
  return __builtin_bit_cast(float, __builtin_bit_cast(std::uint32_t, x) ^ (k.bits << 31));
}

/// sin r and cos r for |r| ≤ π/2, by their Taylor series.
inline float sin_series(float r) {
  const float s = r * r;
  const float rest = -1.0F / 39916800 * s + 1.0F / 362880;
  return r + r * s * ((((rest * s - 1.0F / 5040) * s + 1.0F / 120) * s) - 1.0F / 6);
}
inline float cos_series(float r) {
  const float s = r * r;
  const float rest = (1.0F / 479001600 * s - 1.0F / 3628800) * s + 1.0F / 40320;
  return 1 + s * ((((rest * s - 1.0F / 720) * s + 1.0F / 24) * s) - 0.5F);
}

/// Below −87, where results would leave the normal numbers, e⁻⁸⁷; above 88, e⁸⁸.
inline float exp(float x) {
  const float above = x < -87 ? -87.0F : x;
  const float within = above > 88 ? 88.0F : above;
  const Nearest k = nearest(within * 0x1.715476p+0F);
  // ln 2 in two parts, the first with so few bits that k times it is exact (Cody & Waite 1980).
  const float r = within - k.whole * 0x1.62e4p-1F - k.whole * 0x1.7f7d1cp-20F;
  const float rest = ((1.0F / 5040 * r + 1.0F / 720) * r + 1.0F / 120) * r + 1.0F / 24;
  const float power = 1 + (r + r * r * ((rest * r + 1.0F / 6) * r + 0.5F));
  return power * __builtin_bit_cast(float, (k.bits + 127) << 23);
}

struct SinCos {
  float sin, cos;
};

/// x in radians; to an absolute 10⁻⁶ up to |x| = 10⁴.
inline SinCos sin_cos(float x) {
  const Nearest k = nearest(x * 0x1.45f306p-2F);
  // π in three parts (Cody & Waite 1980).
  const float r = x - k.whole * 0x1.92p+1F - k.whole * 0x1.fb4p-11F - k.whole * 0x1.4442d2p-23F;
  return {turned(sin_series(r), k), turned(cos_series(r), k)};
}

/// sin πx and cos πx, x reduced exactly.
inline SinCos sin_cos_pi(float x) {
  const Nearest k = nearest(x);
  const float r = (x - k.whole) * 0x1.921fb6p+1F;
  return {turned(sin_series(r), k), turned(cos_series(r), k)};
}

}  // namespace descent::portable::single
