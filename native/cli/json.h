#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include "descent/descent.h"

namespace descent::cli {

/// Parses JSON. Throws BadInput, "NAME: line 3, column 5: …", where the text is none, is nested more than 100 deep,
/// or has a member twice.
Value parse_json(std::string_view text, const std::string& name);

/// Writes a value so that people can read it: what is short stands on one line, and so does every list of numbers.
/// JSON has no NaN and no infinity: both become null, which so stands for a missing number in a result and for "no
/// bound" in the catalogue.
void write_json(std::ostream& out, const Value& value);

/// The same in one piece, on one line.
std::string json_text(const Value& value);

/// The shortest decimal text that reads back as the same double, as JavaScript writes it ("0.1", "1e-7", "-0"), so
/// that the command and the page show the same number alike. "nan", "inf", "-inf" for what is no number.
std::string number_text(double value);

}  // namespace descent::cli
