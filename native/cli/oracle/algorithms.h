#pragma once

#include <string>
#include <vector>

#include "cli/oracle/node.h"

namespace descent::cli {

/// A number of the reference's final state, and the quantity of ours that is the same thing.
struct StateName {
  const char* theirs;
  const char* ours;
  bool times_minus_rate = false;  ///< ours holds the reference's times −lr
};

/// An optimizer of the reference in our words.
struct OptimizerHere {
  Value part{};           ///< {id, parameters…}
  std::string refusal{};  ///< why the core has none such; empty when it has
  double rate = 0;
  /// The reference stores the point where the gradient is taken, p + μ v; this is μ, or 0 where it stores p.
  double lookahead = 0;
  std::vector<StateName> state{};
  bool defect = false;  ///< the reference is known to be wrong here
};

/// `algorithm` and `hyper` as in the file; `hyper` is complete.
OptimizerHere optimizer_here(const std::string& algorithm, const Node& hyper);

}  // namespace descent::cli
