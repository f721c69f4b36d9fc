#pragma once

#include <string_view>

namespace descent {

/// A guarantee of the core's own does not hold: a bug of ours, never bad input, which is an `Error` value (see
/// error.h). Throws std::logic_error, which Catch2 sees natively. The wasm is compiled without exceptions: there the
/// module ends, and with it the worker.
[[noreturn, gnu::cold]] void fail(std::string_view message);

/// States what the core itself guarantees. What the message is made of costs nothing where the check holds.
inline void check(bool condition, std::string_view message) {
  if (!condition) fail(message);
}

}  // namespace descent
