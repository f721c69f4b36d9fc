#pragma once

#include <cmath>

#include "descent/base/check.h"
#include "descent/base/math.h"
#include "descent/surface/formula.h"

namespace descent::formula_functions {

/// f, f′ and f″ of a function of one number.
struct Derivatives {
  double value, first, second;
};

inline double sign(double a) { return a > 0 ? 1.0 : a < 0 ? -1.0 : 0.0; }

inline double value(Formula::Op op, double a) {
  using namespace portable;
  using Op = Formula::Op;
  switch (op) {
    case Op::sin:
      return sin(a);
    case Op::cos:
      return cos(a);
    case Op::tan:
      return tan(a);
    case Op::asin:
      return asin(a);
    case Op::acos:
      return acos(a);
    case Op::atan:
      return atan(a);
    case Op::sinh:
      return sinh(a);
    case Op::cosh:
      return cosh(a);
    case Op::tanh:
      return tanh(a);
    case Op::exp:
      return exp(a);
    case Op::log:
      return log(a);
    case Op::sqrt:
      return std::sqrt(a);
    case Op::abs:
      return std::fabs(a);
    case Op::sign:
      return sign(a);
    default:
      fail("not a function of one number");
  }
}

/// The derivatives at a, where the value is f.
inline Derivatives derivatives(Formula::Op op, double a, double f) {
  using namespace portable;
  using Op = Formula::Op;
  switch (op) {
    case Op::sin:
      return {f, cos(a), -f};
    case Op::cos:
      return {f, -sin(a), -f};
    case Op::tan: {
      const double d = 1 + f * f;
      return {f, d, 2 * f * d};
    }
    case Op::asin:
    case Op::acos: {
      const double q = 1 - a * a, r = std::sqrt(q);
      if (op == Op::asin) return {f, 1 / r, a / (q * r)};
      return {f, -1 / r, -a / (q * r)};
    }
    case Op::atan: {
      const double q = 1 + a * a;
      return {f, 1 / q, -2 * a / (q * q)};
    }
    case Op::sinh:
      return {f, cosh(a), f};
    case Op::cosh:
      return {f, sinh(a), f};
    case Op::tanh: {
      const double d = 1 - f * f;
      return {f, d, -2 * f * d};
    }
    case Op::exp:
      return {f, f, f};
    case Op::log:
      return {f, a > 0 ? 1 / a : std::nan(""), a > 0 ? -1 / (a * a) : std::nan("")};
    case Op::sqrt:
      return {f, 0.5 / f, -0.25 / (f * a)};
    // At the kink the slope is taken as 0, as everywhere in this core.
    case Op::abs:
      return {f, sign(a), 0};
    default:
      return {f, 0, 0};
  }
}

}  // namespace descent::formula_functions
