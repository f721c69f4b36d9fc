#include "descent/base/decimal.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <string>

#include "catch.h"
#include "descent/base/random.h"

// The C library, whose conversions are exact too, is the reference.
namespace descent {
namespace {

double size_with_bits(std::uint64_t pattern) {
  double value = 0;
  std::memcpy(&value, &pattern, sizeof value);
  return std::fabs(value);
}

/// Of any size, subnormal ones too.
double any_size(Random& random) {
  for (;;) {
    const double size = size_with_bits((std::uint64_t{random.next()} << 32) | random.next());
    if (std::isfinite(size)) return size;
  }
}

std::string with_library(double size, int count) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*e", count - 1, size);
  return text;
}

std::string with_ours(double size, int count) {
  const Decimal decimal = to_decimal(size, count);
  char text[64];
  std::snprintf(text, sizeof text, "%.1s%s%se%c%02d", decimal.digits.c_str(), count > 1 ? "." : "",
                decimal.digits.c_str() + 1, decimal.exponent < 0 ? '-' : '+', std::abs(decimal.exponent));
  return text;
}

void check_text(const std::string& text) {
  CAPTURE(text);
  CHECK(from_decimal_text(text) == std::strtod(text.c_str(), nullptr));
}

}  // namespace

TEST_CASE("A double is rounded to decimal digits as the C library does it", "[decimal]") {
  Random random(3);
  for (int i = 0; i < 4000; ++i) {
    const double size = any_size(random);
    const int count = 1 + static_cast<int>(random.below(17));
    CAPTURE(size, count);
    CHECK(with_ours(size, count) == with_library(size, count));
  }
  // Ties (0.125 and 0.375 to two digits), a row of nines, the ends of the range, powers of ten.
  for (const double size : {0.125, 0.375, 2.5, 9.9999, 999.5, 0.1, 1.0, 10.0, 1e22, 1e23, 5e-324,
                            2.2250738585072014e-308, std::numeric_limits<double>::max()}) {
    for (int count = 1; count <= 17; ++count) {
      CAPTURE(size, count);
      CHECK(with_ours(size, count) == with_library(size, count));
    }
  }
  CHECK(to_decimal(0, 5).digits == "0");
}

TEST_CASE("Decimal digits are read as the nearest double", "[decimal]") {
  Random random(4);
  for (int i = 0; i < 4000; ++i) check_text(with_library(any_size(random), 1 + static_cast<int>(random.below(25))));
  for (const char* text :
       {"", "0", "000.000", "12", ".5", "5.", "1.25e-3", "1E+2", "9007199254740993", "9007199254740992.5",
        // Half of the smallest number is a tie, which goes to 0; a little more does not.
        "2.4703282292062327208e-324", "2.4703282292062328e-324", "2.5e-324", "4.9e-324", "1e-400",
        "2.2250738585072011e-308", "2.2250738585072012e-308", "1.7976931348623157e308", "1.7976931348623158e308",
        "1.7976931348623159e308", "1e309", "1e99999999999", "1e-99999999999", "0e99999999999"}) {
    check_text(text);
  }
}

TEST_CASE("Digits far behind the last bit decide where a number lies halfway between two", "[decimal]") {
  // 1 + 2^-53 has 53 digits behind the point; it lies halfway between 1 and the next number.
  const std::string half = "1.00000000000000011102230246251565404236316680908203125";
  check_text(half);
  check_text(half + std::string(900, '0'));
  check_text(half + std::string(900, '0') + "1");
  check_text(half + std::string(900, '0') + "1e-5");
  check_text(std::string(400, '1') + "." + std::string(700, '9'));
  check_text("0." + std::string(330, '0') + std::string(1200, '7') + "e20");
  CHECK(from_decimal_text(half) == 1);
  CHECK(from_decimal_text(half + std::string(900, '0') + "1") == 1 + std::numeric_limits<double>::epsilon());
}

}  // namespace descent
