#pragma once

#include <string>
#include <string_view>

// Doubles as decimal digits, and back, exact to the last bit on every platform. The C library does the same in long
// double, which WebAssembly has to imitate: that is 14 kB of code in every module that reads or writes a number.
namespace descent {

/// A size: d₀.d₁d₂… × 10^exponent. Zero has the digit 0.
struct Decimal {
  std::string digits;
  int exponent = 0;
};

/// `size` (finite, not negative), correctly rounded to `count` significant digits (1 … 17); ties go to the even digit.
Decimal to_decimal(double size, int count);

/// The double nearest to the whole number `digits` (no other characters; may be empty or begin with zeros) ×
/// 10^exponent; ties go to the even one. Infinity where it is beyond the range.
double from_decimal(std::string_view digits, int exponent);

/// The same, of a text such as "12", ".5" or "1.25e-3": no sign in front, no spaces, nothing that is no number.
double from_decimal_text(std::string_view text);

}  // namespace descent
