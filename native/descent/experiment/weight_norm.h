#pragma once

#include "descent/experiment/experiment.h"

namespace descent {

/// One unit with two weights, w = g v/‖v‖, in a least-squares problem: gradient descent on g and v beside gradient
/// descent on w.
Experiment weight_norm_experiment();

}  // namespace descent
