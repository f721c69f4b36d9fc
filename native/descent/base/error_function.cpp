// erf, erfc: a Taylor series near 0, and further out one polynomial for e^(x²) erfc x, which falls like 1/x.

#include <cmath>

#include "descent/base/math.h"
#include "descent/base/math_detail.h"

namespace descent::portable {
namespace {

constexpr double two_over_sqrt_pi = 0x1.20dd750429b6dp+0;
constexpr double two_over_sqrt_pi_low = 0x1.1ae3a914fed80p-56;

constexpr double erf_term(int n) { return (n % 2 ? -1 : 1) * two_over_sqrt_pi * inverse_factorial(n) / (2 * n + 1); }

/// erf x for |x| < 1: 2/√π Σ (−1)ⁿ x^(2n+1) / (n! (2n+1)).
double small_erf(double x) {
  constexpr double series[] = {erf_term(1),  erf_term(2),  erf_term(3),  erf_term(4),  erf_term(5),  erf_term(6),
                               erf_term(7),  erf_term(8),  erf_term(9),  erf_term(10), erf_term(11), erf_term(12),
                               erf_term(13), erf_term(14), erf_term(15), erf_term(16), erf_term(17), erf_term(18)};
  const double square = x * x;
  // The first term is x + 0.128 x, so that only its small part is rounded before the last sum.
  return x + x * ((two_over_sqrt_pi - 1) + (two_over_sqrt_pi_low + square * polynomial(square, series)));
}

/// erfc x for ½ ≤ x ≤ 27.3.
double large_erfc(double x) {
  // (x + 3) e^(x²) erfc x as a polynomial of (x − 4) / (x + 3): interpolated, at the 23 Chebyshev points of [½, 28] in
  // that variable, from 60-digit values; the interpolation error is below 2e-18 of the value.
  constexpr double series[] = {
      0.9589962033754297,      -0.6277955952806216,    0.3460562090899479,     -0.1559665497802806,
      0.05413190824958621,     -0.012338549339609635,  0.0005752799032780845,  0.0007631143599292738,
      -0.00023152726993255052, -2.528632316834045e-05, 2.7642800548348817e-05, -6.856745159639954e-07,
      -3.1790776913310262e-06, 2.7764335963960167e-07, 4.084688981469838e-07,  -3.9241404454042565e-08,
      -5.932587266540724e-08,  2.761159788832784e-09,  8.906646784951356e-09,  4.934278343310043e-10,
      -1.036358824875224e-09,  -1.835408635154423e-10, 2.5495847128834e-11};
  const double sum = polynomial((x - 4) / (x + 3), series);
  // e^(−x²) with x² in double length: its last place would be worth up to 700 of the result's.
  const Double2 square = two_product(x, x);
  const ScaledExp e = scaled_exp(-square.high, -square.low);
  return scale(e.high * (sum / (x + 3)) + e.low * (sum / (x + 3)), e.exponent);
}

}  // namespace

double erf(double x) {
  if (x != x) return not_a_number;
  const double a = std::fabs(x);
  if (a < 0.875) return small_erf(x);
  const double result = a < 6 ? 1 - large_erfc(a) : 1;
  return x < 0 ? -result : result;
}

double erfc(double x) {
  if (x != x) return not_a_number;
  if (x > 27.3) return 0;  // Below half of the smallest subnormal number.
  if (x >= 0.5) return large_erfc(x);
  if (x > -0.875) return 1 - small_erf(x);
  return x > -6 ? 2 - large_erfc(-x) : 2;
}

}  // namespace descent::portable
