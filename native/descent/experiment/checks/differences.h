#pragma once

namespace descent::checks {

/// The derivative of f at 0 from four values: central differences with one step of Richardson's extrapolation, whose
/// error falls with h⁴.
template <class F>
double derivative(F f, double h) {
  const double wide = (f(h) - f(-h)) / (2 * h), narrow = (f(h / 2) - f(-h / 2)) / h;
  return (4 * narrow - wide) / 3;
}

/// Wide enough that rounding costs few digits, narrow enough that the fourth power is none.
inline constexpr double difference_step = 1e-3;

}  // namespace descent::checks
