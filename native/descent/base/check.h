#pragma once

#include <stdexcept>
#include <string>

namespace descent {

/// States what the core itself guarantees. A failed check is a bug of ours, never bad input: bad input is an `Error`
/// value (see error.h). Throws std::logic_error, which Catch2 sees natively and which ends the worker in a page.
inline void check(bool condition, const std::string& message) {
  if (!condition) throw std::logic_error(message);
}
/// A literal costs nothing where the check holds: no string is made of it.
inline void check(bool condition, const char* message) {
  if (!condition) throw std::logic_error(message);
}

}  // namespace descent
