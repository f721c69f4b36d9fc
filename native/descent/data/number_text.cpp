#include "descent/data/number_text.h"

#include <cmath>
#include <cstdint>
#include <string>

#include "descent/base/decimal.h"

namespace descent {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Length of the space at the beginning: a blank, a tab, or U+00A0, U+2009, U+202F in UTF-8; 0: there is none.
std::size_t space_at(std::string_view text) {
  if (text.empty()) return 0;
  if (text[0] == ' ' || text[0] == '\t' || text[0] == '\n' || text[0] == '\r') return 1;
  if (text.substr(0, 2) == "\xC2\xA0") return 2;
  const std::string_view three = text.substr(0, 3);
  return three == "\xE2\x80\x89" || three == "\xE2\x80\xAF" ? 3 : 0;
}

bool same_word(std::string_view text, std::string_view lower_case) {
  if (text.size() != lower_case.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
    if (c != lower_case[i]) return false;
  }
  return true;
}

bool one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  for (std::string_view word : words) {
    if (same_word(text, word)) return true;
  }
  return false;
}

constexpr double exact_powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                   1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

/// What has been read of a number: its digits without the point, and the power of ten that they are to be taken times.
struct Digits {
  std::uint64_t leading = 0;  ///< the first 19 digits
  int count = 0;              ///< of significant digits
  int dropped = 0;            ///< of those beyond the 19th
  int exponent = 0;

  void add(char c) {
    if (count == 0 && c == '0') return;
    if (++count <= 19) {
      leading = leading * 10 + static_cast<unsigned>(c - '0');
    } else {
      ++dropped;
    }
  }
};

/// Reads digits in groups; false where they are no number. `text` is left at what follows.
bool read_whole(std::string_view& text, char decimal, Digits& digits) {
  const char comma = decimal == '.' ? ',' : '.';
  std::size_t group = 0, first = 0, groups = 0;
  bool pairs = false, triples = false, zero = false;
  char mark = 0;
  while (!text.empty()) {
    if (is_digit(text[0])) {
      if (groups == 0 && group == 0) zero = text[0] == '0';
      digits.add(text[0]);
      ++group;
      text.remove_prefix(1);
      continue;
    }
    const std::size_t space = text[0] == comma ? 0 : space_at(text);
    if (text[0] != comma && space == 0) break;
    const std::string_view rest = text.substr(space == 0 ? 1 : space);
    const char here = space == 0 ? comma : ' ';
    if (group == 0 || rest.empty() || !is_digit(rest[0]) || (mark != 0 && mark != here)) return false;
    mark = here;
    if (groups == 0) {
      first = group;
    } else if (group == 2) {
      pairs = true;
    } else if (group == 3) {
      triples = true;
    } else {
      return false;
    }
    ++groups;
    group = 0;
    text = rest;
  }
  if (groups == 0) return true;
  // 1,234,567 or 12,34,567: a group of three at the end, and before it either kind, but one only. A zero in front
  // (0,125) is the beginning of a fraction, not of thousands.
  if (group != 3 || first > 3 || zero || (pairs && triples)) return false;
  const bool indian = pairs;
  return !indian || (first <= 2 && mark == ',');
}

/// The exact way for short numbers (Clinger 1990, "How to Read Floating Point Numbers Accurately", PLDI); long
/// division for all others.
double value_of(const Digits& digits, std::string_view text, char decimal) {
  if (digits.count <= 19 && digits.leading <= (std::uint64_t{1} << 53)) {
    const double whole = static_cast<double>(digits.leading);
    if (digits.leading == 0) return 0;
    if (digits.exponent >= 0 && digits.exponent <= 22) return whole * exact_powers[digits.exponent];
    if (digits.exponent < 0 && digits.exponent >= -22) return whole / exact_powers[-digits.exponent];
  }
  std::string plain;
  for (char c : text) {
    if (is_digit(c) || c == 'e' || c == 'E' || c == '+' || c == '-') plain += c;
    if (c == decimal) plain += '.';
  }
  return from_decimal_text(plain);
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  for (std::size_t n = space_at(text); n > 0; n = space_at(text)) text.remove_prefix(n);
  while (!text.empty()) {
    std::size_t n = space_at(text.substr(text.size() - 1));
    if (n == 0 && text.size() >= 2 && space_at(text.substr(text.size() - 2)) == 2) n = 2;
    if (n == 0 && text.size() >= 3 && space_at(text.substr(text.size() - 3)) == 3) n = 3;
    if (n == 0) break;
    text.remove_suffix(n);
  }
  return text;
}

NumberText read_number(std::string_view text, char decimal) {
  using enum NumberText::Kind;
  text = trimmed(text);
  if (text.empty() || one_of(text, {"na", "n/a", "nan", "null"})) return {missing, 0};
  bool negative = false;
  if (text[0] == '+' || text[0] == '-') {
    negative = text[0] == '-';
    text.remove_prefix(1);
  } else if (text.substr(0, 3) == "\xE2\x88\x92") {
    negative = true;
    text.remove_prefix(3);
  }
  if (one_of(text, {"inf", "infinity", "\xE2\x88\x9E"})) return {infinite, 0};
  const std::string_view all = text;
  Digits digits;
  bool some = !text.empty() && is_digit(text[0]);
  if (!read_whole(text, decimal, digits)) return {};
  digits.exponent = digits.dropped;
  if (!text.empty() && text[0] == decimal) {
    text.remove_prefix(1);
    while (!text.empty() && is_digit(text[0])) {
      const int before = digits.dropped;
      digits.add(text[0]);
      if (digits.dropped == before) --digits.exponent;
      some = true;
      text.remove_prefix(1);
    }
  }
  if (!some) return {};
  if (!text.empty() && (text[0] == 'e' || text[0] == 'E')) {
    text.remove_prefix(1);
    const bool down = !text.empty() && text[0] == '-';
    if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
    if (text.empty()) return {};
    int exponent = 0;
    for (; !text.empty() && is_digit(text[0]); text.remove_prefix(1)) {
      if (exponent < 100000) exponent = exponent * 10 + (text[0] - '0');
      some = false;
    }
    if (some) return {};  // no digit after the e
    digits.exponent += down ? -exponent : exponent;
  }
  if (!text.empty()) return {};
  const double size = value_of(digits, all, decimal);
  if (std::isinf(size)) return {too_large, 0};
  return {number, negative ? -size : size};
}

}  // namespace descent
