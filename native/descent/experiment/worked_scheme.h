#pragma once

#include <cstddef>
#include <optional>

#include "descent/init/initializer.h"

namespace descent {

/// The standard deviation of a scheme's weights as its formula says it, with the numbers put in.
struct WorkedScheme {
  std::size_t way = 0;   ///< which of initializer_substeps() applies
  double deviation = 0;  ///< what it comes to
};

/// `part`: a resolved initializer. Nothing for a scheme whose weights don't spread.
std::optional<WorkedScheme> worked_scheme(const Value& part, Fans fans);

}  // namespace descent
