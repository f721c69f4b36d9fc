#pragma once

#include "descent/base/float_math.h"

namespace descent {

/// A number with its first derivatives by x and y, in float: what is left of a jet (see jet.h) where many gradients are
/// wanted quickly.
struct Slope {
  float f;
  float x, y;
};

inline Slope operator+(const Slope& a, const Slope& b) { return {a.f + b.f, a.x + b.x, a.y + b.y}; }
inline Slope operator-(const Slope& a, const Slope& b) { return {a.f - b.f, a.x - b.x, a.y - b.y}; }
inline Slope operator*(const Slope& a, const Slope& b) {
  return {a.f * b.f, a.x * b.f + a.f * b.x, a.y * b.f + a.f * b.y};
}

inline Slope operator+(const Slope& a, double b) { return {a.f + static_cast<float>(b), a.x, a.y}; }
inline Slope operator+(double a, const Slope& b) { return b + a; }
inline Slope operator-(const Slope& a, double b) { return {a.f - static_cast<float>(b), a.x, a.y}; }
inline Slope operator-(double a, const Slope& b) { return {static_cast<float>(a) - b.f, -b.x, -b.y}; }
inline Slope operator*(double a, const Slope& b) {
  const float s = static_cast<float>(a);
  return {s * b.f, s * b.x, s * b.y};
}
inline Slope operator*(const Slope& a, double b) { return b * a; }

inline Slope exp(const Slope& a) {
  const float e = portable::single::exp(a.f);
  return {e, e * a.x, e * a.y};
}
inline Slope sin(const Slope& a) {
  const portable::single::SinCos at = portable::single::sin_cos(a.f);
  return {at.sin, at.cos * a.x, at.cos * a.y};
}

}  // namespace descent
