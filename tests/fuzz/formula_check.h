#pragma once

#include <string>
#include <string_view>

namespace descent::tests {

/// What must hold for whatever somebody types as a formula: it is refused in a sentence that points into the text, or
/// it computes the same one point at a time, with derivatives, and over whole arrays. Throws std::logic_error
/// otherwise.
void check_formula(std::string_view text);

}  // namespace descent::tests
