#pragma once

#include <cstddef>
#include <optional>

#include "descent/base/error.h"
#include "descent/base/value.h"

namespace descent {

/// How much there is of a training, before anything of it is made.
struct TrainingSize {
  std::size_t inputs = 0;    ///< of the network
  std::size_t examples = 0;  ///< learned from or held out
  std::size_t points = 0;    ///< beside them: a map's, and inputs to try
};

/// Refuses what a browser's memory has no room for, each part of the spec being in its own range: a complete spec of a
/// training but for what its origin brings.
std::optional<Error> refuse_size(const Value& spec, const TrainingSize& size);

}  // namespace descent
