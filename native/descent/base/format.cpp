#include "descent/base/format.h"

#include <cmath>
#include <cstdint>
#include <cstdlib>

#include "descent/base/decimal.h"

namespace descent {
namespace {

std::string scientific(std::string_view sign, const Decimal& decimal) {
  const std::string_view digits = decimal.digits;
  const std::string power = std::to_string(std::abs(decimal.exponent));
  return concat({sign, digits.substr(0, 1), digits.size() > 1 ? "." : "", digits.substr(1),
                 decimal.exponent < 0 ? "e-" : "e+", power.size() < 2 ? "0" : "", power});
}

bool is_whole(double size) { return size < 1e15 && size == std::floor(size); }

}  // namespace

std::string format_number(double value) {
  if (std::isnan(value)) return "nan";
  const std::string_view sign = std::signbit(value) ? "-" : "";
  const double size = std::fabs(value);
  if (std::isinf(value)) return concat({sign, "inf"});
  // Numbers of everyday size are written out ("1000", not "1e+03").
  const bool everyday = size >= 1e-4 && size < 1e15;
  if (is_whole(size)) return concat({sign, std::to_string(static_cast<std::int64_t>(size))});
  Decimal decimal;
  for (int count = 1; count <= 17; ++count) {
    decimal = to_decimal(size, count);
    if (from_decimal(decimal.digits, decimal.exponent - count + 1) == size) break;
  }
  const std::string_view digits = decimal.digits;
  if (everyday && decimal.exponent < 0) {
    return concat({sign, "0.", std::string(static_cast<std::size_t>(-1 - decimal.exponent), '0'), digits});
  }
  if (!everyday) return scientific(sign, decimal);
  const std::size_t point = static_cast<std::size_t>(decimal.exponent + 1);
  return concat({sign, digits.substr(0, point), ".", digits.substr(point)});
}

std::string all_digits(double value) {
  const double size = std::fabs(value);
  if (is_whole(size)) return format_number(value);
  return scientific(value < 0 ? "-" : "", to_decimal(size, 17));
}

double round_to_digits(double value, int digits) {
  const Decimal decimal = to_decimal(std::fabs(value), digits);
  return std::copysign(from_decimal(decimal.digits, decimal.exponent - static_cast<int>(decimal.digits.size()) + 1),
                       value);
}

std::string concat(std::initializer_list<std::string_view> pieces) {
  std::string whole;
  for (std::string_view piece : pieces) whole += piece;
  return whole;
}

std::string brief(std::string_view text) {
  std::size_t characters = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool first_byte = (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
    // A text that is no UTF-8 may have no first byte for long.
    if ((first_byte && ++characters > 40) || i == 160) return concat({text.substr(0, i), "…"});
  }
  return std::string(text);
}

}  // namespace descent
