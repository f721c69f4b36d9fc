#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace descent {

/// The shortest decimal text that reads back as the same double ("0.1", "1e-10", "inf", "nan").
std::string format_number(double value);

/// A finite number for programs: every digit, not the fewest, which takes a tenth of the time.
std::string all_digits(double value);

/// `value` to that many significant decimal digits (1 … 17), as the double that those digits read back as.
double round_to_digits(double value, int digits);

/// The pieces one after another: sentences from views and strings alike.
std::string concat(std::initializer_list<std::string_view> pieces);

/// At most 40 characters of somebody else's text, for a sentence about it.
std::string brief(std::string_view text);

}  // namespace descent
