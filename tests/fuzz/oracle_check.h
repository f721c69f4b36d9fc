#pragma once

#include <string_view>

namespace descent::tests {

/// What must hold for whatever somebody hands to `descent verify`: it is refused in one line, or it becomes cases that
/// are planned, run and judged, a line each. Throws std::logic_error otherwise.
void check_oracle(std::string_view file);

}  // namespace descent::tests
