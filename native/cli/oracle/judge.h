#pragma once

#include <string>

#include "cli/oracle/case.h"

namespace descent::cli {

/// What became of a case.
struct Verdict {
  bool passed = false;
  double error = 0, tolerance = 0;  ///< where the error is largest in proportion to its tolerance
  std::string problem{};            ///< why it failed, where that is not a number that is off
};

/// Runs the specs of a case and compares.
Verdict judge(const Case& item);

/// "PASS NAME: largest error 2.2e-16, tolerance 1e-12" or "FAIL NAME: the core has no adadelta".
/// tests/wasm/verify.mjs writes the same lines.
std::string report_line(const Case& item, const Verdict& verdict);

}  // namespace descent::cli
