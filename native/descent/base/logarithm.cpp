// log, log1p, log2, log10: x = 2^k m with m in [√½, √2), and ln m = 2 artanh s with s = (m − 1) / (m + 1).

#include <cmath>

#include "descent/base/math.h"
#include "descent/base/math_detail.h"

namespace descent::portable {
namespace {

/// f − ln(1 + f), for 1 + f in [√½, √2). As 2s = f − s f, and ln(1 + f) = 2s + 2s (s²/3 + s⁴/5 + ...), this is
/// s (f − 2 (s²/3 + s⁴/5 + ...)): small against f, so that its error hardly shows.
inline double deficit(double f) {
  constexpr double series[] = {2.0 / 3,  2.0 / 5,  2.0 / 7,  2.0 / 9,  2.0 / 11,
                               2.0 / 13, 2.0 / 15, 2.0 / 17, 2.0 / 19, 2.0 / 21};
  const double s = f / (2 + f);
  const double square = s * s;
  return s * (f - square * polynomial(square, series));
}

/// What a logarithm is outside (0, ∞).
inline double log_outside(double x) {
  if (x == 0) return -infinity;
  return x > 0 ? x : not_a_number;
}

inline bool inside(double x) { return x > 0 && x < infinity; }

/// k · unit + ln(1 + f) · (factor_high + factor_low): a logarithm to another base. factor_high has 26 bits.
inline double log_to_base(const LogSplit& x, double unit_high, double unit_low, double factor_high, double factor_low) {
  const double t = deficit(x.f);
  // ln(1 + f) = high + low; high has 26 bits, so that its product with factor_high is exact.
  const double high = from_bits(to_bits(x.f - t) & ~((std::uint64_t{1} << 27) - 1));
  const double low = (x.f - high) - t;
  const double rest = low * factor_high + (high + low) * factor_low + x.k * unit_low;
  const double small = high * factor_high;
  const double large = x.k * unit_high;
  if (large == 0) return small + rest;
  const Double2 sum = fast_two_sum(large, small);
  return sum.high + (sum.low + rest);
}

}  // namespace

double log(double x) {
  if (!inside(x)) return log_outside(x);
  const LogSplit s = split_for_log(x);
  return s.k * ln2_high + (s.f - (deficit(s.f) - s.k * ln2_low));
}

double log1p(double x) {
  if (!(x > -1 && x < infinity)) return log_outside(1 + x);
  if (x > -0.29 && x < 0.41) return x - deficit(x);
  const double y = 1 + x;
  // What 1 + x has lost to rounding, relative to it.
  const double lost = (x < 1 ? x - (y - 1) : 1 - (y - x)) / y;
  const LogSplit s = split_for_log(y);
  return s.k * ln2_high + (s.f - (deficit(s.f) - (s.k * ln2_low + lost)));
}

double log2(double x) {
  if (!inside(x)) return log_outside(x);
  return log_to_base(split_for_log(x), 1, 0, 0x1.715476p+0, 0x1.4ae0bf85ddf44p-26);
}

double log10(double x) {
  if (!inside(x)) return log_outside(x);
  return log_to_base(split_for_log(x), 0x1.34413509f78p-2, 0x1.fef311f12b358p-46, 0x1.bcb7b1p-2, 0x1.49b9438ca9aaep-28);
}

}  // namespace descent::portable
