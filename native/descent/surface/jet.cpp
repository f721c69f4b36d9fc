#include "descent/surface/jet.h"

#include <cmath>

namespace descent {

Jet pow(const Jet& a, double n) {
  // n (n − 1) … is zero before aⁿ⁻¹ … can be infinite: x¹ and x² have derivatives at 0.
  const double first = n == 0 ? 0 : n * constant_power(a.f, n - 1);
  const double second = n == 0 || n == 1 ? 0 : n * (n - 1) * constant_power(a.f, n - 2);
  return chain(a, constant_power(a.f, n), first, second);
}

Jet pow(const Jet& a, const Jet& b) {
  const double logarithm = portable::log(a.f), reciprocal = 1 / a.f;
  const Jet exponent = b * chain(a, logarithm, reciprocal, -reciprocal * reciprocal);
  const double value = portable::pow(a.f, b.f);
  return chain(exponent, value, value, value);
}

}  // namespace descent
