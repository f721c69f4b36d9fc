#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "descent/descent.h"

namespace descent::cli {

/// Part of a wanted number: a column of a table, times a factor.
struct Share {
  std::string column;
  double factor = 1;
};

/// What a result should hold: in row `first_row` + k of the table, the sum of the shares is `want[k]`, but for at most
/// `tolerance`.
struct Comparison {
  std::string table;
  std::vector<Share> sum;
  std::vector<double> want;
  double tolerance = 0;
  std::size_t first_row = 0;
};

/// One run and what is wanted of it.
struct Check {
  Value spec;
  std::vector<Comparison> comparisons{};
  bool refused = false;  ///< the core is to refuse this spec
};

/// A case of a reference file, in our words.
struct Case {
  std::string name;
  std::vector<Check> checks{};
  std::string refusal{};  ///< why the core can't do this case; empty when it can
  bool defect = false;    ///< the reference itself is known to be wrong here: to pass is to differ from it
};

/// Whether all that is wanted is that something is refused.
bool wants_refusals_only(const Case& item);

/// The case as `descent verify --plan` prints it.
Value plan(const Case& item);

}  // namespace descent::cli
