#include <cctype>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <optional>

#include "descent/base/format.h"
#include "descent/surface/formula.h"

namespace descent {

/// Recursive descent over the grammar in formula.h; the first error ends it.
class FormulaParser {
 public:
  FormulaParser(std::string_view text, const Formula::Constants& constants, const Formula::Names& variables)
      : text_(text), constants_(constants), variables_(variables) {}

  Expected<Formula> parse() {
    if (text_.size() > Formula::max_length) {
      return Error{"", "too-long",
                   concat({"A formula may have at most ", std::to_string(Formula::max_length), " characters, not ",
                           std::to_string(text_.size()), "."})};
    }
    sum();
    skip_spaces();
    if (!error_ && at_ < text_.size()) unexpected();
    if (error_) return *error_;
    return formula_;
  }

 private:
  using Op = Formula::Op;

  // Each rule returns the number of the instruction that holds its result; after an error, 0.
  unsigned sum() {
    if (++depth_ > Formula::max_depth) {
      return fail("too-deep", concat({"is nested more than ", std::to_string(Formula::max_depth), " deep"}));
    }
    unsigned left = product();
    for (;;) {
      if (take("+")) {
        left = emit({Op::add, left, product()});
      } else if (take("-") || take("−")) {
        left = emit({Op::subtract, left, product()});
      } else {
        --depth_;
        return left;
      }
    }
  }

  unsigned product() {
    unsigned left = signed_power();
    for (;;) {
      if (next_is_power()) return left;
      if (take("*") || take("·") || take("×")) {
        left = emit({Op::multiply, left, signed_power()});
      } else if (take("/")) {
        left = emit({Op::divide, left, signed_power()});
      } else {
        return left;
      }
    }
  }

  unsigned signed_power() {
    bool negative = false;
    for (;;) {
      if (take("-") || take("−")) {
        negative = !negative;
      } else if (!take("+")) {
        break;
      }
    }
    const unsigned value = power();
    return negative ? emit({Op::negate, value}) : value;
  }

  unsigned power() {
    if (++depth_ > Formula::max_depth) {
      return fail("too-deep", concat({"is nested more than ", std::to_string(Formula::max_depth), " deep"}));
    }
    const unsigned base = primary();
    unsigned result = base;
    if (take("**") || take("^")) {
      const unsigned exponent = signed_power();  // right to left: 2^3^2 is 2^9
      const std::optional<double> constant = constant_at(exponent);
      result = constant ? emit({Op::constant_power, base, 0, *constant}) : emit({Op::power, base, exponent});
    }
    --depth_;
    return result;
  }

  unsigned primary() {
    skip_spaces();
    if (error_) return 0;
    if (at_ == text_.size()) return fail("unexpected-end", "ends where a number, a name or a parenthesis was expected");
    const char c = text_[at_];
    if (take("(")) {
      const unsigned inside = sum();
      if (!error_ && !take(")")) return fail("missing-parenthesis", "misses a closing parenthesis");
      return inside;
    }
    if (std::isdigit(static_cast<unsigned char>(c)) != 0 || c == '.') return number();
    if (std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_') return name();
    return unexpected();
  }

  unsigned number() {
    std::size_t end = at_;
    const auto digits = [&] {
      const std::size_t first = end;
      while (end < text_.size() && std::isdigit(static_cast<unsigned char>(text_[end])) != 0) ++end;
      return end > first;
    };
    bool any = digits();
    if (end < text_.size() && text_[end] == '.') ++end, any = digits() || any;
    if (!any) return unexpected();
    if (end < text_.size() && (text_[end] == 'e' || text_[end] == 'E')) {
      // "2e3" is a number, "2e" would be 2 times e, which must be written 2*e.
      const std::size_t mark = end++;
      if (end < text_.size() && (text_[end] == '+' || text_[end] == '-')) ++end;
      if (!digits()) end = mark;
    }
    const double value = std::strtod(std::string(text_.substr(at_, end - at_)).c_str(), nullptr);
    if (!std::isfinite(value)) return fail("too-large", "has a number that is too large");
    at_ = end;
    return emit({Op::constant, 0, 0, value});
  }

  unsigned name() {
    const std::size_t start = at_;
    std::size_t end = at_;
    while (end < text_.size() && (std::isalnum(static_cast<unsigned char>(text_[end])) != 0 || text_[end] == '_'))
      ++end;
    const std::string_view word = text_.substr(at_, end - at_);
    at_ = end;
    const std::vector<std::string_view>& functions = function_names();
    for (std::size_t i = 0; i < functions.size(); ++i) {
      if (functions[i] == word) return call(static_cast<Op>(static_cast<unsigned>(Op::sin) + i), word);
    }
    for (const auto& [constant, value] : constants_) {
      if (constant == word) return emit({Op::constant, 0, 0, value});
    }
    for (std::size_t i = 0; i < variables_.size(); ++i) {
      if (variables_[i] == word) return emit({Op::variable, static_cast<unsigned>(i)});
    }
    if (word == "pi") return emit({Op::constant, 0, 0, std::numbers::pi});
    if (word == "e") return emit({Op::constant, 0, 0, std::numbers::e});
    std::string known;
    for (const std::string& variable : variables_) known += concat({variable, ", "});
    known += "pi, e";
    for (const auto& [constant, value] : constants_) known += concat({", ", constant});
    for (std::string_view function : functions) known += concat({", ", function});
    at_ = start;
    return fail("unknown-name", concat({"has the unknown name \"", word, "\" (there are ", known, ")"}));
  }

  unsigned call(Op op, std::string_view word) {
    if (!take("(")) return fail("missing-parenthesis", concat({"needs an opening parenthesis after ", word}));
    const unsigned left = sum();
    unsigned right = 0;
    if (op == Op::min || op == Op::max) {
      if (!error_ && !take(","))
        return fail("missing-argument", concat({"needs a comma: ", word, " takes two values"}));
      right = sum();
    }
    if (!error_ && !take(")")) return fail("missing-parenthesis", "misses a closing parenthesis");
    return emit({op, left, right});
  }

  unsigned emit(Formula::Instruction instruction) {
    if (error_) return 0;
    if (formula_.instructions_.size() == Formula::max_instructions) {
      return fail("too-long", concat({"has more than ", std::to_string(Formula::max_instructions), " operations"}));
    }
    formula_.instructions_.push_back(instruction);
    return static_cast<unsigned>(formula_.instructions_.size() - 1);
  }

  /// The value of an instruction that depends on nothing: a number, or a number with a minus sign.
  std::optional<double> constant_at(unsigned index) const {
    if (error_) return std::nullopt;
    const Formula::Instruction& in = formula_.instructions_[index];
    if (in.op == Op::constant) return in.constant;
    if (in.op == Op::negate && formula_.instructions_[in.left].op == Op::constant) {
      return -formula_.instructions_[in.left].constant;
    }
    return std::nullopt;
  }

  void skip_spaces() {
    while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_])) != 0) ++at_;
  }

  bool next_is_power() {
    skip_spaces();
    return text_.substr(at_, 2) == "**";
  }

  bool take(std::string_view token) {
    if (error_) return false;
    skip_spaces();
    if (text_.substr(at_, token.size()) != token) return false;
    at_ += token.size();
    return true;
  }

  unsigned unexpected() {
    if (error_) return 0;
    if (at_ == text_.size()) return fail("unexpected-end", "ends too early");
    // A whole UTF-8 character, not a part of one.
    std::size_t length = 1;
    while (at_ + length < text_.size() && (static_cast<unsigned char>(text_[at_ + length]) & 0xC0) == 0x80) ++length;
    const std::string_view found = text_.substr(at_, length);
    const bool operand = std::isalnum(static_cast<unsigned char>(text_[at_])) != 0 || text_[at_] == '(';
    return fail("unexpected-character",
                concat({"has an unexpected \"", found, "\"", operand ? "; a product is written with *" : ""}));
  }

  unsigned fail(std::string_view code, std::string_view what) {
    if (!error_) {
      // Columns count characters, not bytes.
      std::size_t column = 1;
      for (std::size_t i = 0; i < at_ && i < text_.size(); ++i) {
        if ((static_cast<unsigned char>(text_[i]) & 0xC0) != 0x80) ++column;
      }
      error_ = Error{"", std::string(code), concat({"The formula ", what, " at column ", std::to_string(column), "."})};
    }
    return 0;
  }

  std::string_view text_;
  const Formula::Constants& constants_;
  const Formula::Names& variables_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::optional<Error> error_;
  Formula formula_;
};

Expected<Formula> Formula::parse(std::string_view text, const Constants& constants) {
  return FormulaParser(text, constants, {"x", "y"}).parse();
}

Expected<Formula> Formula::parse_over(const Names& variables, std::string_view text) {
  return FormulaParser(text, {}, variables).parse();
}

}  // namespace descent
