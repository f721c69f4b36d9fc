#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "descent/base/error.h"
#include "descent/surface/jet.h"

namespace descent {

/// A learner's own function of x and y, compiled to a list of instructions; nothing is ever handed to an interpreter of
/// another language. Grammar: + − * / ^ ** (both powers, right to left, above the minus sign: −x^2 is −(x^2)),
/// parentheses, numbers, x, y, pi, e, the named constants given, and the functions of `function_names()`.
class Formula {
 public:
  using Constants = std::vector<std::pair<std::string, double>>;
  using Names = std::vector<std::string>;

  /// The path of an error is empty; its message names the column, counted from 1.
  static Expected<Formula> parse(std::string_view text, const Constants& constants = {});
  /// The same over other variables than x and y.
  static Expected<Formula> parse_over(const Names& variables, std::string_view text);

  double value(double x, double y) const;
  /// The value for numbers in the order of the variables.
  double value(std::span<const double> variables) const;
  /// Value, gradient and Hessian by the first two variables, exact to rounding.
  Jet jet(double x, double y) const;

  /// The longest text, the most instructions and the deepest nesting that are taken.
  static constexpr std::size_t max_length = 2000;
  static constexpr std::size_t max_instructions = 1000;
  static constexpr std::size_t max_depth = 100;

  enum class Op : unsigned char {
    constant,
    variable,
    add,
    subtract,
    multiply,
    divide,
    negate,
    power,
    constant_power,
    sin,
    cos,
    tan,
    asin,
    acos,
    atan,
    sinh,
    cosh,
    tanh,
    exp,
    log,
    sqrt,
    abs,
    sign,
    min,
    max
  };
  /// Result number i is that of instruction i; `left` and `right` are numbers of earlier ones (of a variable, `left` is
  /// its place among the variables).
  struct Instruction {
    Op op;
    unsigned left = 0, right = 0;
    double constant = 0;
  };

 private:
  std::vector<Instruction> instructions_;
  friend class FormulaParser;
};

/// sin, cos, … in the order in which an error lists them.
const std::vector<std::string_view>& function_names();

}  // namespace descent
