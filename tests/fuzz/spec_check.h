#pragma once

#include <string_view>

namespace descent::tests {

/// What must hold for whatever somebody hands over as a spec, as JSON: it is no JSON, or it is refused in a sentence,
/// or it is completed to a spec that is complete, and begins, goes on and ends with a result whose tables fit their
/// numbers. It is not run to its end: that may take as long as the spec asks for. Throws std::logic_error otherwise.
void check_spec(std::string_view json);

}  // namespace descent::tests
