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

/// φ(a), from φ, φ′ and φ″ at a.f.
inline Jet chain(const Jet& a, double value, double first, double second) {
  // A constant has no derivatives, even where φ has none (√0): 0 · ∞ must not become NaN.
  if (a.x == 0 && a.y == 0 && a.xx == 0 && a.xy == 0 && a.yy == 0) return {value, 0, 0, 0, 0, 0};
  return {value,
          first * a.x,
          first * a.y,
          first * a.xx + second * a.x * a.x,
          first * a.xy + second * a.x * a.y,
          first * a.yy + second * a.y * a.y};
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

/// aⁿ for a constant exponent; whole exponents are right for a ≤ 0 too.
Jet pow(const Jet& a, double n);
/// aᵇ for a > 0, as exp(b log a); NaN elsewhere.
Jet pow(const Jet& a, const Jet& b);

}  // namespace descent
