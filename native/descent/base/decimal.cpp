#include "descent/base/decimal.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "descent/base/big_natural.h"

namespace descent {
namespace {

/// A positive fraction, which gives its digits one by one, as in long division by hand.
struct Fraction {
  BigNatural numerator, denominator;

  /// How often the denominator is in the numerator, a few times at most; leaves the rest.
  int take_digit() {
    int digit = 0;
    for (; numerator.compare(denominator) >= 0; ++digit) numerator.subtract(denominator);
    return digit;
  }

  /// Is what is left to be rounded up, after a last digit that is odd, or even?
  bool rounds_up(bool odd) const {
    BigNatural twice = numerator;
    twice.multiply_add(2);
    const int half = twice.compare(denominator);
    return half > 0 || (half == 0 && odd);
  }

  void scale_by_power_of_ten(int exponent) {
    (exponent < 0 ? denominator : numerator).multiply_by_power_of_ten(std::abs(exponent));
  }

  void scale_by_power_of_two(int exponent) { (exponent < 0 ? denominator : numerator).shift_left(std::abs(exponent)); }
};

constexpr int mantissa_bits = std::numeric_limits<double>::digits;
constexpr int lowest_exponent = std::numeric_limits<double>::min_exponent - 1;

/// Two doubles differ within their first 767 digits, and so does a number that lies halfway between them from all
/// others; of what comes after only whether it is anything matters.
constexpr std::size_t most_digits = 768;

}  // namespace

Decimal to_decimal(double size, int count) {
  if (size == 0) return {"0", 0};
  int exponent = 0;
  const double mantissa = std::ldexp(std::frexp(size, &exponent), mantissa_bits);
  Fraction rest{BigNatural(static_cast<std::uint64_t>(mantissa)), BigNatural(1)};
  rest.scale_by_power_of_two(exponent - mantissa_bits);
  // The place of the first digit, or the one below it.
  constexpr double log10_of_2 = 0.30102999566398120;
  Decimal decimal{"", static_cast<int>(std::floor((exponent - 1) * log10_of_2))};
  rest.scale_by_power_of_ten(-decimal.exponent);
  BigNatural ten_times = rest.denominator;
  ten_times.multiply_add(10);
  if (rest.numerator.compare(ten_times) >= 0) {
    rest.denominator = ten_times;
    ++decimal.exponent;
  }
  for (int i = 0; i < count; ++i) {
    if (i > 0) rest.numerator.multiply_add(10);
    decimal.digits += static_cast<char>('0' + rest.take_digit());
  }
  if (rest.rounds_up((decimal.digits.back() - '0') % 2 == 1)) {
    std::size_t nines = 0;
    while (nines < decimal.digits.size() && decimal.digits[decimal.digits.size() - 1 - nines] == '9') ++nines;
    decimal.digits.replace(decimal.digits.size() - nines, nines, nines, '0');
    if (nines < decimal.digits.size()) {
      ++decimal.digits[decimal.digits.size() - 1 - nines];
    } else {
      decimal.digits[0] = '1';
      ++decimal.exponent;
    }
  }
  return decimal;
}

double from_decimal(std::string_view digits, int exponent) {
  while (!digits.empty() && digits[0] == '0') digits.remove_prefix(1);
  if (digits.empty()) return 0;
  // The number is at least 10^(order − 1) and below 10^order.
  const int order = static_cast<int>(digits.size()) + exponent;
  if (order > std::numeric_limits<double>::max_exponent10 + 1) return std::numeric_limits<double>::infinity();
  if (order < std::numeric_limits<double>::min_exponent10 - 17) return 0;
  Fraction rest{BigNatural(0), BigNatural(1)};
  const std::size_t taken = std::min(digits.size(), most_digits);
  for (const char digit : digits.substr(0, taken)) {
    rest.numerator.multiply_add(10, static_cast<std::uint32_t>(digit - '0'));
  }
  exponent += static_cast<int>(digits.size() - taken);
  if (digits.find_first_not_of('0', taken) != std::string_view::npos) {
    rest.numerator.multiply_add(10, 1);
    --exponent;
  }
  rest.scale_by_power_of_ten(exponent);
  // From 1 to below 2, times a power of two.
  int power = rest.numerator.bits() - rest.denominator.bits();
  rest.scale_by_power_of_two(-power);
  if (rest.numerator.compare(rest.denominator) < 0) {
    rest.numerator.multiply_add(2);
    --power;
  }
  // Below the smallest normal number there are fewer bits.
  const int bits = power < lowest_exponent ? mantissa_bits - (lowest_exponent - power) : mantissa_bits;
  if (bits < 0) return 0;
  std::uint64_t mantissa = 0;
  for (int i = 0; i < bits; ++i) {
    if (i > 0) rest.numerator.multiply_add(2);
    mantissa = 2 * mantissa + static_cast<std::uint64_t>(rest.take_digit());
  }
  // Without any bit the number itself is what is to be rounded, against the half that one bit would be.
  if (bits == 0) rest.denominator.multiply_add(2);
  if (rest.rounds_up(mantissa % 2 == 1)) ++mantissa;
  return std::ldexp(static_cast<double>(mantissa), power - bits + 1);
}

double from_decimal_text(std::string_view text) {
  std::string digits;
  int exponent = 0;
  bool fraction = false;
  for (; !text.empty() && text[0] != 'e' && text[0] != 'E'; text.remove_prefix(1)) {
    if (text[0] == '.') {
      fraction = true;
      continue;
    }
    digits += text[0];
    if (fraction) --exponent;
  }
  if (!text.empty()) text.remove_prefix(1);
  const bool down = !text.empty() && text[0] == '-';
  int power = 0;
  for (const char c : text) {
    // Far beyond every double, with whatever number of digits.
    if (c >= '0' && c <= '9' && power < 100'000'000) power = 10 * power + (c - '0');
  }
  return from_decimal(digits, exponent + (down ? -power : power));
}

}  // namespace descent
