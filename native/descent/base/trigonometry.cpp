// sin, cos, tan, sin_pi, cos_pi: the angle is brought into [−π/4, π/4], in double length, and then a Taylor series.

#include <cmath>

#include "descent/base/math.h"
#include "descent/base/math_detail.h"

namespace descent::portable {
namespace {

using Reduced = ReducedAngle;

/// For any finite angle.
inline Reduced reduce(double angle) {
  if (std::fabs(angle) <= 0x1.921fb54442d18p-1) return {angle, 0, 0};
  if (std::fabs(angle) < 1e6) {
    // π/2 in three parts; the first two have 33 bits, so that a whole number of 20 bits times them is exact (Cody &
    // Waite 1980, "Software Manual for the Elementary Functions").
    const double k = std::floor(angle * 0x1.45f306dc9c883p-1 + 0.5);
    const double a = angle - k * 0x1.921fb544p+0;  // exact
    const double b = k * 0x1.0b4611a6p-34;
    const double c = k * 0x1.3198a2e037073p-69;
    const double ab = a - b;
    // What a − b has lost; a may be the smaller one.
    const double virtual_b = a - ab;
    const double lost = (a - (ab + virtual_b)) + (virtual_b - b);
    const Double2 rest = fast_two_sum(ab, lost - c);
    // Nearer to a multiple of π/2 the parts have too few bits.
    if (std::fabs(rest.high) > 0x1p-26) {
      return {rest.high, rest.low, static_cast<unsigned>(static_cast<int>(k))};
    }
  }
  const Reduced positive = reduce_large_angle(std::fabs(angle));
  if (angle > 0) return positive;
  return {-positive.high, -positive.low, 0 - positive.quarter};
}

/// sin(x + low) − x and cos(x + low) − 1 + x²/2 (but for its rounding), for |x| ≤ π/4.
constexpr double sin_series[] = {-inverse_factorial(3),  inverse_factorial(5),   -inverse_factorial(7),
                                 inverse_factorial(9),   -inverse_factorial(11), inverse_factorial(13),
                                 -inverse_factorial(15), inverse_factorial(17)};
constexpr double cos_series[] = {inverse_factorial(4),   -inverse_factorial(6), inverse_factorial(8),
                                 -inverse_factorial(10), inverse_factorial(12), -inverse_factorial(14),
                                 inverse_factorial(16)};

/// sin(x + low) as a main part and a small rest.
inline Double2 sin_parts(double x, double low) {
  const double square = x * x;
  return {x, x * square * polynomial(square, sin_series) + low * (1 - 0.5 * square)};
}

inline Double2 cos_parts(double x, double low) {
  const double square = x * x;
  const double half = 0.5 * square;
  const Double2 main = fast_two_sum(1, -half);
  return {main.high, main.low + (square * square * polynomial(square, cos_series) - x * low)};
}

inline double sum(const Double2& parts) { return parts.high + parts.low; }

/// sin(quarter · π/2 + rest)
inline double sin_of(const Reduced& x) {
  const double result = sum(x.quarter & 1 ? cos_parts(x.high, x.low) : sin_parts(x.high, x.low));
  return x.quarter & 2 ? -result : result;
}

inline bool finite(double x) { return std::fabs(x) < infinity; }

/// πx as quarter · π/2 + high + low.
inline Reduced reduce_half_turns(double x) {
  const double turn = x - 2 * std::trunc(0.5 * x);  // exact
  const double halves = std::floor(2 * turn + 0.5);
  const double rest = turn - 0.5 * halves;  // exact
  Double2 angle = two_product(rest, pi_high);
  angle.low += rest * pi_low;
  return {angle.high, angle.low, static_cast<unsigned>(static_cast<int>(halves))};
}

}  // namespace

double sin(double x) {
  if (!finite(x)) return not_a_number;
  if (std::fabs(x) < 0x1p-27) return x;
  return sin_of(reduce(x));
}

double cos(double x) {
  if (!finite(x)) return not_a_number;
  Reduced r = reduce(x);
  ++r.quarter;
  return sin_of(r);
}

double tan(double x) {
  if (!finite(x)) return not_a_number;
  if (std::fabs(x) < 0x1p-27) return x;
  const Reduced r = reduce(x);
  const Double2 s = sin_parts(r.high, r.low);
  const Double2 c = cos_parts(r.high, r.low);
  Double2 top = fast_two_sum(s.high, s.low);
  Double2 bottom = fast_two_sum(c.high, c.low);
  if (r.quarter & 1) {
    const Double2 swapped = top;
    top = {-bottom.high, -bottom.low};
    bottom = swapped;
  }
  // A quotient with one correction, as both sides are known better than to the last place.
  const double quotient = top.high / bottom.high;
  const Double2 back = two_product(quotient, bottom.high);
  return quotient + (((top.high - back.high) - back.low) + top.low - quotient * bottom.low) / bottom.high;
}

double sin_pi(double x) {
  if (!finite(x)) return not_a_number;
  if (std::fabs(x) < 0x1p-28) return pi_high * x;
  const Reduced r = reduce_half_turns(x);
  // C23: at whole numbers a zero with the sign of x.
  if (r.high == 0 && !(r.quarter & 1)) return x < 0 ? -0.0 : 0.0;
  return sin_of(r);
}

double cos_pi(double x) {
  if (!finite(x)) return not_a_number;
  Reduced r = reduce_half_turns(x);
  if (r.high == 0 && (r.quarter & 1)) return 0;
  ++r.quarter;
  return sin_of(r);
}

}  // namespace descent::portable
