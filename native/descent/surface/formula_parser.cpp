#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

#include "descent/base/decimal.h"
#include "descent/base/format.h"
#include "descent/surface/formula.h"

namespace descent {

/// Recursive descent over the grammar in formula.h; the first error ends it.
class FormulaParser {
 public:
  /// Without `constants` a formula has no parameters.
  FormulaParser(std::string_view text, const Formula::Constants* constants, const Formula::Names& variables)
      : text_(text), constants_(constants), variables_(variables) {}

  Expected<Formula> parse() {
    if (text_.size() > Formula::max_length) {
      return Error{"", "too-long",
                   concat({"A formula may have at most ", std::to_string(Formula::max_length), " characters, not ",
                           std::to_string(text_.size()), "."})};
    }
    sum();
    skip_spaces();
    complete_ = true;
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
      // A constant exponent is kept within the instruction.
      while (constant && formula_.instructions_.size() > base + 1) formula_.instructions_.pop_back();
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
      if (!error_ && !take(")")) return unclosed();
      token_ = text_.size();  // no single word
      return inside;
    }
    if (is_digit(c) || c == '.') return number();
    if (is_letter(c)) return name();
    return unexpected();
  }

  // Not <cctype>'s, which ask the locale and take no bytes above 127.
  static bool is_digit(char c) { return c >= '0' && c <= '9'; }
  static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
  static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
  bool digit_at(std::size_t i) const { return i < text_.size() && is_digit(text_[i]); }
  /// Where the name ends that begins at `begin`.
  std::size_t end_of_name(std::size_t begin) const {
    std::size_t end = begin;
    while (end < text_.size() && (is_letter(text_[end]) || is_digit(text_[end]) || text_[end] == '_')) ++end;
    return end;
  }

  unsigned number() {
    std::size_t end = at_;
    const auto digits = [&] {
      const std::size_t first = end;
      while (digit_at(end)) ++end;
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
    const double value = from_decimal_text(text_.substr(at_, end - at_));
    if (!std::isfinite(value)) return fail("too-large", "has a number that is too large");
    token_ = at_;
    at_ = end;
    return emit({Op::constant, 0, 0, value});
  }

  unsigned name() {
    const std::size_t start = at_, end = end_of_name(at_);
    const std::string_view word = text_.substr(start, end - start);
    const std::vector<std::string_view>& functions = function_names();
    for (std::size_t i = 0; i < functions.size(); ++i) {
      if (functions[i] != word) continue;
      at_ = end;
      return call(static_cast<Op>(static_cast<unsigned>(Op::sin) + i), word);
    }
    token_ = start;
    at_ = end;
    for (std::size_t i = 0; i < variables_.size(); ++i) {
      if (variables_[i] == word) return emit({Op::variable, static_cast<unsigned>(i)});
    }
    if (word == "pi") return emit({Op::constant, 0, 0, std::numbers::pi});
    if (word == "e") return emit({Op::constant, 0, 0, std::numbers::e});
    return parameter(word);
  }

  /// Every other name: a parameter, unless it is called like a function.
  unsigned parameter(std::string_view word) {
    const std::size_t start = token_;
    if (take("(")) {
      at_ = start;
      std::string known;
      for (std::string_view function : function_names()) {
        known += concat({known.empty() ? "\"" : ", \"", function, "\""});
      }
      return fail("unknown-function", concat({"has no function \"", brief(word), "\" (there are ", known,
                                              "; a product is written with *)"}));
    }
    at_ = start;  // where an error would be
    if (constants_ == nullptr) {
      std::string known;
      for (const std::string& variable : variables_) known += concat({variable, ", "});
      return fail("unknown-name", concat({"has the unknown name \"", brief(word), "\" (there are ", known, "pi, e)"}));
    }
    if (word.size() > Formula::max_name) {
      return fail("long-name", concat({"has a name of more than ", std::to_string(Formula::max_name), " characters"}));
    }
    Formula::Names& parameters = formula_.parameters_;
    if (std::find(parameters.begin(), parameters.end(), word) == parameters.end()) {
      if (parameters.size() == Formula::max_parameters) {
        return fail("too-many-names",
                    concat({"has more than ", std::to_string(Formula::max_parameters), " parameters"}));
      }
      parameters.emplace_back(word);
    }
    at_ = start + word.size();
    for (const auto& [constant, value] : *constants_) {
      if (constant == word) return emit({Op::constant, 0, 0, value});
    }
    return emit({Op::constant, 0, 0, Formula::default_parameter});
  }

  unsigned call(Op op, std::string_view word) {
    if (!take("(")) return fail("missing-parenthesis", concat({"needs an opening parenthesis after \"", word, "\""}));
    const unsigned left = sum();
    unsigned right = 0;
    if (op == Op::min || op == Op::max) {
      if (!error_ && !take(","))
        return fail("missing-argument", concat({"needs a comma: \"", word, "\" takes two values"}));
      right = sum();
    }
    if (!error_ && !take(")")) return unclosed();
    token_ = text_.size();
    return emit({op, left, right});
  }

  /// Where a closing parenthesis was expected.
  unsigned unclosed() {
    if (at_ < text_.size() && (is_letter(text_[at_]) || is_digit(text_[at_]) || text_[at_] == '(')) {
      return missing_product();
    }
    return fail("missing-parenthesis", "misses a closing parenthesis");
  }

  unsigned emit(Formula::Instruction instruction) {
    if (error_) return 0;
    std::vector<Formula::Instruction>& all = formula_.instructions_;
    if (all.size() == Formula::max_instructions) {
      return fail("too-long", concat({"has more than ", std::to_string(Formula::max_instructions), " operations"}));
    }
    const bool leaf = instruction.op == Op::constant || instruction.op == Op::variable;
    instruction.slot = leaf ? next_slot_ : all[instruction.left].slot;
    if (instruction.slot == Formula::max_slots) {
      return fail("too-deep",
                  concat({"has more than ", std::to_string(Formula::max_slots), " results to keep at once"}));
    }
    next_slot_ = instruction.slot + 1;
    all.push_back(instruction);
    return static_cast<unsigned>(all.size() - 1);
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
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
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
    const char c = text_[at_];
    if (complete_ && (is_letter(c) || is_digit(c) || c == '(')) return missing_product();
    if ((c >= 0 && c < 0x20) || c == 0x7F) return fail("unexpected-character", "has a control character");
    // A whole UTF-8 character, not a part of one, nor bytes that are none.
    const unsigned char lead = static_cast<unsigned char>(c);
    const std::size_t wanted = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    std::size_t length = 1;
    while (length < wanted && at_ + length < text_.size() && continues(text_[at_ + length])) ++length;
    if (length < wanted || (lead >= 0x80 && lead < 0xC2) || lead > 0xF4)
      return fail("unexpected-character", "has bytes that are no text");
    return fail("unexpected-character", concat({"has an unexpected \"", text_.substr(at_, length), "\""}));
  }

  /// "2x": what was meant is a product, and both sides of it are shown where they are short.
  unsigned missing_product() {
    const std::string_view before = token_ < at_ ? text_.substr(token_, at_ - token_) : "";
    const std::string_view left = before.substr(0, before.find_last_not_of(' ') + 1);
    const std::string_view right = text_[at_] == '(' ? "(…)" : text_.substr(at_, end_of_name(at_) - at_);
    if (left.empty() || left.size() + right.size() > 40) {
      return fail("missing-operator", "needs a sign between two values (a product is written with *)");
    }
    return fail("missing-operator", concat({"needs a sign between two values: write \"", left, "*", right, "\","}));
  }

  static bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

  unsigned fail(std::string_view code, std::string_view what) {
    if (!error_) {
      // Columns count characters, not bytes.
      std::size_t column = 1;
      for (std::size_t i = 0; i < at_ && i < text_.size(); ++i) {
        if (!continues(text_[i])) ++column;
      }
      error_ = Error{"", std::string(code), concat({"The formula ", what, " at column ", std::to_string(column), "."})};
    }
    return 0;
  }

  std::string_view text_;
  const Formula::Constants* constants_;
  const Formula::Names& variables_;
  std::size_t at_ = 0;
  std::size_t token_ = 0;  ///< where the number or name began that was read last; the text's end for anything else
  std::size_t depth_ = 0;
  unsigned next_slot_ = 0;
  bool complete_ = false;  ///< a whole formula has been read
  std::optional<Error> error_;
  Formula formula_;
};

Expected<Formula> Formula::parse(std::string_view text, const Constants& constants) {
  return FormulaParser(text, &constants, {"x", "y"}).parse();
}

Expected<Formula> Formula::parse_over(const Names& variables, std::string_view text) {
  return FormulaParser(text, nullptr, variables).parse();
}

}  // namespace descent
