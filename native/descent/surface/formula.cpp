#include "descent/surface/formula.h"

#include <algorithm>
#include <array>

#include "descent/surface/formula_functions.h"

namespace descent {

using Op = Formula::Op;

const std::vector<std::string_view>& function_names() {
  static const std::vector<std::string_view> names = {"sin",  "cos", "tan", "asin", "acos", "atan", "sinh", "cosh",
                                                      "tanh", "exp", "log", "sqrt", "abs",  "sign", "min",  "max"};
  return names;
}

bool has_meaning(std::string_view name) {
  const std::vector<std::string_view>& functions = function_names();
  return name == "x" || name == "y" || name == "pi" || name == "e" ||
         std::find(functions.begin(), functions.end(), name) != functions.end();
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
        r = constant_power(a, in.constant);
        break;
      case Op::min:
        r = a <= b ? a : b;
        break;
      case Op::max:
        r = a >= b ? a : b;
        break;
      default:
        r = formula_functions::value(in.op, a);
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
        const double f = formula_functions::value(in.op, a.f);
        const auto d = formula_functions::derivatives(in.op, a.f, f);
        results[i] = chain(a, d.value, d.first, d.second);
      }
    }
  }
  return results[instructions_.size() - 1];
}

}  // namespace descent
