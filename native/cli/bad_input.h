#pragma once

#include <stdexcept>
#include <string>

#include "descent/descent.h"

namespace descent::cli {

/// A refusal by the core as one line: "racers[1].learningRate: learning rate must be …".
inline std::string one_line(const Error& error) {
  return error.path.empty() ? error.message : error.path + ": " + error.message;
}

/// What the user gave can't be used. `what()` is one line that says what is wrong and where; the command prints it and
/// ends with exit code 2.
class BadInput : public std::runtime_error {
 public:
  explicit BadInput(const std::string& message) : std::runtime_error(message) {}
  explicit BadInput(const Error& error) : BadInput(one_line(error)) {}
};

}  // namespace descent::cli
