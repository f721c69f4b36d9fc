#include "descent/base/format.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace descent {

// std::to_chars for double is missing in Emscripten's C++ library, so the digits are tried one by one.
std::string format_number(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
  char text[32];
  // Numbers of everyday size are written out ("1000", not "1e+03").
  const double size = std::fabs(value);
  const bool everyday = size >= 1e-4 && size < 1e15;
  for (int digits = 1; digits <= 17; ++digits) {
    std::snprintf(text, sizeof text, "%.*g", digits, value);
    const bool exponent = std::string_view(text).find('e') != std::string_view::npos;
    if (std::strtod(text, nullptr) == value && !(everyday && exponent)) break;
  }
  return text;
}

double round_to_digits(double value, int digits) {
  char text[32];
  std::snprintf(text, sizeof text, "%.*e", digits - 1, value);
  return std::strtod(text, nullptr);
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
