#pragma once

#include <optional>
#include <string_view>

namespace descent {

/// A cell of a table, as a number.
struct NumberText {
  enum class Kind {
    number,
    missing,    ///< empty, or NA, N/A, NaN, null
    infinite,   ///< inf, infinity
    too_large,  ///< digits beyond the range of double
    words       ///< anything else
  };
  Kind kind = Kind::words;
  double value = 0;
};

/// Reads a number with `decimal` ('.' or ',') before its fraction. Between thousands the other of the two may stand, or
/// a space, in groups of three (1,234,567) or, with commas, as in India (12,34,567). A leading + or − (also U+2212) and
/// an exponent are allowed; spaces around are no matter. Correctly rounded.
NumberText read_number(std::string_view text, char decimal);

/// The text without the spaces around it (also without non-breaking ones).
std::string_view trimmed(std::string_view text);

}  // namespace descent
