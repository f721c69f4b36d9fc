#pragma once

#include "descent/experiment/experiment.h"

namespace descent {

/// The run of a complete spec of the training experiment, in the precision that it names.
template <class S>
std::unique_ptr<Run> start_training(const Value& spec);

}  // namespace descent
