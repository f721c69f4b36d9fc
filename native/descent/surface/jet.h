#pragma once

#include "descent/base/math.h"

namespace descent {

/// A number together with its exact first and second derivatives by x and y: forward-mode differentiation
/// (Griewank & Walther 2008, "Evaluating Derivatives", 2nd ed., chapter 13).
struct Jet {
  // Not set by default: room for a thousand results would be cleared at every call.
  double f;
  double x, y;
  double xx, xy, yy;
};

/// What a slope makes of a movement. Where nothing moves, nothing changes, even where there is no slope (√ at 0): 0 · ∞
/// is 0.
inline double along(double slope, double moved) {
  const double change = slope * moved;  // always worked out, so that several fit into one instruction
  return moved == 0 ? 0 : change;
}

/// φ(a), from φ, φ′ and φ″ at a.f.
inline Jet chain(const Jet& a, double value, double first, double second) {
  return {value,
          along(first, a.x),
          along(first, a.y),
          along(first, a.xx) + along(along(second, a.x), a.x),
          along(first, a.xy) + along(along(second, a.x), a.y),
          along(first, a.yy) + along(along(second, a.y), a.y)};
}

inline Jet operator+(const Jet& a, const Jet& b) {
  return {a.f + b.f, a.x + b.x, a.y + b.y, a.xx + b.xx, a.xy + b.xy, a.yy + b.yy};
}

inline Jet operator-(const Jet& a, const Jet& b) {
  return {a.f - b.f, a.x - b.x, a.y - b.y, a.xx - b.xx, a.xy - b.xy, a.yy - b.yy};
}

inline Jet operator-(const Jet& a) { return {-a.f, -a.x, -a.y, -a.xx, -a.xy, -a.yy}; }

inline Jet operator*(const Jet& a, const Jet& b) {
  return {a.f * b.f,
          a.x * b.f + a.f * b.x,
          a.y * b.f + a.f * b.y,
          a.xx * b.f + 2 * a.x * b.x + a.f * b.xx,
          a.xy * b.f + a.x * b.y + a.y * b.x + a.f * b.xy,
          a.yy * b.f + 2 * a.y * b.y + a.f * b.yy};
}

inline Jet operator/(const Jet& a, const Jet& b) {
  const double r = 1 / b.f;
  Jet quotient = a * chain(b, r, -r * r, 2 * r * r * r);
  quotient.f = a.f / b.f;  // rounded once
  return quotient;
}

inline Jet operator+(const Jet& a, double b) { return {a.f + b, a.x, a.y, a.xx, a.xy, a.yy}; }
inline Jet operator+(double a, const Jet& b) { return b + a; }
inline Jet operator-(const Jet& a, double b) { return a + -b; }
inline Jet operator-(double a, const Jet& b) { return a + -b; }
inline Jet operator*(double a, const Jet& b) { return {a * b.f, a * b.x, a * b.y, a * b.xx, a * b.xy, a * b.yy}; }

inline Jet exp(const Jet& a) {
  const double e = portable::exp(a.f);
  return chain(a, e, e, e);
}
inline Jet sin(const Jet& a) {
  const double s = portable::sin(a.f);
  return chain(a, s, portable::cos(a.f), -s);
}

/// aⁿ for a constant exponent: squares and cubes, which formulas are full of, as products, the rest by portable::pow.
inline double constant_power(double a, double n) {
  if (n == 2) return a * a;
  if (n == 1) return a;
  if (n == 3) return a * a * a;
  return portable::pow(a, n);
}

/// aⁿ for a constant exponent; whole exponents are right for a ≤ 0 too.
Jet pow(const Jet& a, double n);
/// aᵇ for a > 0, as exp(b log a); NaN elsewhere.
Jet pow(const Jet& a, const Jet& b);

}  // namespace descent
