#include "descent/surface/formula.h"

#include <array>
#include <cmath>

namespace descent {
namespace {

using Op = Formula::Op;

/// f, f′ and f″ of a function of one number.
struct Derivatives {
  double value, first, second;
};

Derivatives apply(Op op, double a) {
  using namespace portable;
  switch (op) {
    case Op::sin:
      return {sin(a), cos(a), -sin(a)};
    case Op::cos:
      return {cos(a), -sin(a), -cos(a)};
    case Op::tan: {
      const double t = tan(a), d = 1 + t * t;
      return {t, d, 2 * t * d};
    }
    case Op::asin: {
      const double q = 1 - a * a, r = std::sqrt(q);
      return {asin(a), 1 / r, a / (q * r)};
    }
    case Op::acos: {
      const double q = 1 - a * a, r = std::sqrt(q);
      return {acos(a), -1 / r, -a / (q * r)};
    }
    case Op::atan: {
      const double q = 1 + a * a;
      return {atan(a), 1 / q, -2 * a / (q * q)};
    }
    case Op::sinh:
      return {sinh(a), cosh(a), sinh(a)};
    case Op::cosh:
      return {cosh(a), sinh(a), cosh(a)};
    case Op::tanh: {
      const double t = tanh(a), d = 1 - t * t;
      return {t, d, -2 * t * d};
    }
    case Op::exp: {
      const double e = exp(a);
      return {e, e, e};
    }
    case Op::log:
      return {log(a), a > 0 ? 1 / a : std::nan(""), a > 0 ? -1 / (a * a) : std::nan("")};
    case Op::sqrt: {
      const double r = std::sqrt(a);
      return {r, 0.5 / r, -0.25 / (r * a)};
    }
    // At the kink the slope is taken as 0, as everywhere in this core.
    case Op::abs:
      return {std::fabs(a), a > 0 ? 1.0 : a < 0 ? -1.0 : 0.0, 0};
    case Op::sign:
      return {a > 0 ? 1.0 : a < 0 ? -1.0 : 0.0, 0, 0};
    default:
      throw std::logic_error("not a function of one number");
  }
}

}  // namespace

const std::vector<std::string_view>& function_names() {
  static const std::vector<std::string_view> names = {"sin",  "cos", "tan", "asin", "acos", "atan", "sinh", "cosh",
                                                      "tanh", "exp", "log", "sqrt", "abs",  "sign", "min",  "max"};
  return names;
}

double Formula::value(double x, double y) const { return value(std::array{x, y}); }

double Formula::value(std::span<const double> variables) const {
  std::array<double, max_instructions> results;
  for (std::size_t i = 0; i < instructions_.size(); ++i) {
    const Instruction& in = instructions_[i];
    const double a = results[in.left], b = results[in.right];
    double& r = results[i];
    switch (in.op) {
      case Op::constant:
        r = in.constant;
        break;
      case Op::variable:
        r = variables[in.left];
        break;
      case Op::add:
        r = a + b;
        break;
      case Op::subtract:
        r = a - b;
        break;
      case Op::multiply:
        r = a * b;
        break;
      case Op::divide:
        r = a / b;
        break;
      case Op::negate:
        r = -a;
        break;
      case Op::power:
        r = portable::pow(a, b);
        break;
      case Op::constant_power:
        r = portable::pow(a, in.constant);
        break;
      case Op::min:
        r = a <= b ? a : b;
        break;
      case Op::max:
        r = a >= b ? a : b;
        break;
      default:
        r = apply(in.op, a).value;
    }
  }
  return results[instructions_.size() - 1];
}

Jet Formula::jet(double x, double y) const {
  std::array<Jet, max_instructions> results;
  for (std::size_t i = 0; i < instructions_.size(); ++i) {
    const Instruction& in = instructions_[i];
    const Jet& a = results[in.left];
    const Jet& b = results[in.right];
    switch (in.op) {
      case Op::constant:
        results[i] = {in.constant, 0, 0, 0, 0, 0};
        break;
      case Op::variable:
        results[i] = in.left == 0 ? Jet{x, 1, 0, 0, 0, 0} : Jet{y, 0, 1, 0, 0, 0};
        break;
      case Op::add:
        results[i] = a + b;
        break;
      case Op::subtract:
        results[i] = a - b;
        break;
      case Op::multiply:
        results[i] = a * b;
        break;
      case Op::divide:
        results[i] = a / b;
        break;
      case Op::negate:
        results[i] = -a;
        break;
      case Op::power:
        results[i] = pow(a, b);
        break;
      case Op::constant_power:
        results[i] = pow(a, in.constant);
        break;
      case Op::min:
        results[i] = a.f <= b.f ? a : b;
        break;
      case Op::max:
        results[i] = a.f >= b.f ? a : b;
        break;
      default: {
        const Derivatives d = apply(in.op, a.f);
        results[i] = chain(a, d.value, d.first, d.second);
      }
    }
  }
  return results[instructions_.size() - 1];
}

}  // namespace descent
