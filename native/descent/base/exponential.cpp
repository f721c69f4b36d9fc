// exp, expm1, sinh, cosh, tanh: Taylor series after x = k ln 2 + r has taken out the power of two.

#include <cmath>

#include "descent/base/math.h"
#include "descent/base/math_detail.h"

namespace descent::portable {
namespace {

/// (eʳ − 1 − r) / r² = 1/2! + r/3! + r²/4! + ...; the first term left out is below 1e-17 of the sum for |r| ≤ ½ ln 2.
constexpr double exp_series[] = {
    inverse_factorial(2),  inverse_factorial(3),  inverse_factorial(4),  inverse_factorial(5),
    inverse_factorial(6),  inverse_factorial(7),  inverse_factorial(8),  inverse_factorial(9),
    inverse_factorial(10), inverse_factorial(11), inverse_factorial(12), inverse_factorial(13),
};

/// x + extra = k ln 2 + r + tail with |r| ≤ ½ ln 2 (and a little) and tail below r's last place.
struct Reduced {
  double r;
  double tail;
  int k;
};

inline Reduced reduce(double x, double extra) {
  constexpr double inverse_ln2 = 0x1.71547652b82fep+0;
  const double k = std::floor(x * inverse_ln2 + 0.5);
  const double high = x - k * ln2_high;  // exact
  const double low = k * ln2_low - extra;
  const double r = high - low;
  return {r, (high - r) - low, static_cast<int>(k)};
}

inline ScaledExp exp_of(double a, double b) {
  const Reduced x = reduce(a, b);
  const Double2 sum = fast_two_sum(1, x.r);
  const double rest = x.r * x.r * polynomial(x.r, exp_series) + (x.tail + sum.low);
  const Double2 result = fast_two_sum(sum.high, rest);
  return {result.high, result.low, x.k};
}

}  // namespace

ScaledExp scaled_exp(double a, double b) { return exp_of(a, b); }

double exp(double x) {
  if (!(std::fabs(x) < 746)) {  // e^746 and e^−746 are out of range.
    if (x != x) return not_a_number;
    return x > 0 ? infinity : 0;
  }
  const ScaledExp e = exp_of(x, 0);
  return scale(e.high, e.exponent);
}

double expm1(double x) {
  if (!(std::fabs(x) < 746)) {
    if (x != x) return not_a_number;
    return x > 0 ? infinity : -1;
  }
  if (x < -40) return -1;  // e^x is below half of 1's last place.
  if (std::fabs(x) < 0x1p-54) return x;
  const Reduced reduced = reduce(x, 0);
  const double r = reduced.r;
  const double rest = r * r * polynomial(r, exp_series) + reduced.tail;
  if (reduced.k == 0) return r + rest;
  // 2^k (eʳ − 2^−k), where 1 − 2^−k is at least as large as |r|.
  const double one = reduced.k < 60 ? 1 - power_of_two(-reduced.k) : 1;
  const Double2 sum = fast_two_sum(one, r);
  return scale(sum.high + (sum.low + rest), reduced.k);
}

double sinh(double x) {
  const double a = std::fabs(x);
  if (a < 0x1p-27) return x;
  if (a < 1) {
    constexpr double series[] = {inverse_factorial(3),  inverse_factorial(5),  inverse_factorial(7),
                                 inverse_factorial(9),  inverse_factorial(11), inverse_factorial(13),
                                 inverse_factorial(15), inverse_factorial(17), inverse_factorial(19)};
    const double square = x * x;
    return x + x * (square * polynomial(square, series));
  }
  if (!(a < 746)) return x != x ? not_a_number : x < 0 ? -infinity : infinity;
  const ScaledExp e = exp_of(a, 0);
  const double opposite = e.exponent < 40 ? power_of_two(-2 * e.exponent) / e.high : 0;
  const double result = scale(e.high + (e.low - opposite), e.exponent - 1);
  return x < 0 ? -result : result;
}

double cosh(double x) {
  const double a = std::fabs(x);
  if (!(a < 746)) return x != x ? not_a_number : infinity;
  const ScaledExp e = exp_of(a, 0);
  const double opposite = e.exponent < 40 ? power_of_two(-2 * e.exponent) / e.high : 0;
  return scale(e.high + (e.low + opposite), e.exponent - 1);
}

double tanh(double x) {
  const double a = std::fabs(x);
  if (a < 0x1p-27) return x;
  if (a < 0.6) {
    // tanh x = x − x (x cosh x − sinh x) / (x cosh x). Numerator and denominator are series in x² without cancellation:
    // Σ 2n/(2n+1)! x²ⁿ and Σ x²ⁿ/(2n)!; the quotient is small, so that its error hardly shows.
    constexpr double numerator[] = {2 * inverse_factorial(3),   4 * inverse_factorial(5),   6 * inverse_factorial(7),
                                    8 * inverse_factorial(9),   10 * inverse_factorial(11), 12 * inverse_factorial(13),
                                    14 * inverse_factorial(15), 16 * inverse_factorial(17)};
    constexpr double denominator[] = {1,
                                      inverse_factorial(2),
                                      inverse_factorial(4),
                                      inverse_factorial(6),
                                      inverse_factorial(8),
                                      inverse_factorial(10),
                                      inverse_factorial(12),
                                      inverse_factorial(14)};
    const double square = x * x;
    return x - x * (square * polynomial(square, numerator) / polynomial(square, denominator));
  }
  double result = 1;
  if (!(a > 20)) {
    if (x != x) return not_a_number;
    const ScaledExp e = exp_of(2 * a, 0);
    result = 1 - 2 / (e.high * power_of_two(e.exponent) + 1);
  }
  return x < 0 ? -result : result;
}

}  // namespace descent::portable
