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
/// parentheses, numbers, x, y, pi, e, the functions of `function_names()`; every other name is a parameter.
class Formula {
 public:
  using Constants = std::vector<std::pair<std::string, double>>;
  using Names = std::vector<std::string>;

  /// A parameter that `constants` does not give is 1. The path of an error is empty; its message ends with
  /// "at column 7.", counted in characters from 1.
  static Expected<Formula> parse(std::string_view text, const Constants& constants = {});
  /// The same over other variables than x and y, and without parameters.
  static Expected<Formula> parse_over(const Names& variables, std::string_view text);

  /// The names of the parameters, in the order in which they first occur.
  const Names& parameters() const { return parameters_; }

  double value(double x, double y) const;
  /// The value for numbers in the order of the variables.
  double value(std::span<const double> variables) const;
  /// Value, gradient and Hessian by the first two variables, exact to rounding.
  Jet jet(double x, double y) const;

  /// The values at many points, instruction by instruction over a block of them: the bits of `value`, many times
  /// faster.
  void values(std::span<const double> x, std::span<const double> y, std::span<double> f) const;
  /// The first derivatives likewise: the numbers of `jet`, rounded to float.
  void gradients(std::span<const float> x, std::span<const float> y, std::span<float> gx, std::span<float> gy) const;

  /// The longest text, the most instructions, the deepest nesting, the most parameters and their longest name.
  static constexpr std::size_t max_length = 2000;
  static constexpr std::size_t max_instructions = 1000;
  static constexpr std::size_t max_depth = 100;
  static constexpr std::size_t max_parameters = 32;
  static constexpr std::size_t max_name = 32;
  /// The value of a parameter that is not given.
  static constexpr double default_parameter = 1;

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
  /// its place among the variables). Every result but the last is used once, so that results can share few slots:
  /// `slot` is that of the result, `left`'s slot too, and `right`'s is the next one or later.
  struct Instruction {
    Op op;
    unsigned left = 0, right = 0;
    double constant = 0;
    unsigned slot = 0;
  };
  /// The most slots in use.
  static constexpr std::size_t max_slots = 128;

  std::size_t size() const { return instructions_.size(); }

 private:
  std::vector<Instruction> instructions_;
  Names parameters_;
  friend class FormulaParser;
};

/// sin, cos, … in the order in which an error lists them.
const std::vector<std::string_view>& function_names();
/// Whether a name means something in every formula: x, y, pi, e and the functions. No parameter can bear it.
bool has_meaning(std::string_view name);

}  // namespace descent
