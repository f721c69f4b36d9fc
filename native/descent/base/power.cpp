// pow: x^y = e^(y ln x), with ln x to about 100 bits, because a large y multiplies its error.

#include <cmath>

#include "descent/base/math.h"
#include "descent/base/math_detail.h"

namespace descent::portable {
namespace {

/// ln x for finite x > 0, by 2 artanh s = 2s (1 + s²/3 + s⁴/5 + ...) with s and the first two terms in double length.
Double2 long_log(double x) {
  const auto [f, k] = split_for_log(x);
  const Double2 divisor = fast_two_sum(2, f);
  const double s = f / divisor.high;
  const Double2 back = two_product(s, divisor.high);
  const double s_low = ((f - back.high) - back.low - s * divisor.low) / divisor.high;

  constexpr double series[] = {1.0 / 5,  1.0 / 7,  1.0 / 9,  1.0 / 11, 1.0 / 13,
                               1.0 / 15, 1.0 / 17, 1.0 / 19, 1.0 / 21, 1.0 / 23};
  constexpr double third_high = 1.0 / 3;
  constexpr double third_low = 0x1.5555555555555p-56;
  Double2 square = two_product(s, s);
  square.low += 2 * s * s_low;
  Double2 w = fast_two_sum(third_high, square.high * polynomial(square.high, series));
  w.low += third_low;
  // v = s²/3 + s⁴/5 + ...
  Double2 v = two_product(square.high, w.high);
  v.low += square.high * w.low + square.low * w.high;
  // ln m = 2s + 2s v
  Double2 product = two_product(2 * s, v.high);
  product.low += 2 * s * v.low + 2 * s_low * v.high;
  Double2 log_m = fast_two_sum(2 * s, product.high);
  log_m.low += product.low + 2 * s_low;
  if (k == 0) return fast_two_sum(log_m.high, log_m.low);
  const Double2 sum = fast_two_sum(k * ln2_high, log_m.high);
  return fast_two_sum(sum.high, sum.low + (log_m.low + k * ln2_low));
}

bool is_whole(double y) { return std::floor(y) == y; }
bool is_odd(double y) { return is_whole(y) && std::fabs(y) < 0x1p53 && std::floor(y / 2) != y / 2; }

/// |x|^y for finite |x| > 0 other than 1 and finite y.
double positive_power(double x, double y) {
  // Where |y| is so small that the result is 1, or so large that it leaves the range: |ln x| is in [2^−53, 745].
  if (std::fabs(y) < 0x1p-70) return 1;
  if (std::fabs(y) > 0x1p70) return (x > 1) == (y > 0) ? infinity : 0;
  const Double2 log_x = long_log(x);
  Double2 product = two_product(y, log_x.high);
  product.low += y * log_x.low;
  if (product.high > 746) return infinity;
  if (product.high < -746) return 0;
  const ScaledExp e = scaled_exp(product.high, product.low);
  return scale(e.high, e.exponent);
}

}  // namespace

double pow(double x, double y) {
  if (y == 0 || x == 1) return 1;
  if (x != x || y != y) return not_a_number;
  const double a = std::fabs(x);
  if (std::fabs(y) == infinity) {
    if (a == 1) return 1;
    return (a > 1) == (y > 0) ? infinity : 0;
  }
  const bool negative = is_odd(y) && __builtin_signbit(x);
  double result;
  if (a == 0 || a == infinity) {
    result = (a == 0) == (y > 0) ? 0 : infinity;
  } else {
    if (x < 0 && !is_whole(y)) return not_a_number;
    result = a == 1 ? 1 : positive_power(a, y);
  }
  return negative ? -result : result;
}

}  // namespace descent::portable
