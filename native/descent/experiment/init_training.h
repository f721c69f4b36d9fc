#pragma once

#include "descent/experiment/experiment.h"

namespace descent {

/// The same network trained from each of several sets of initial weights.
Experiment init_training_experiment();

}  // namespace descent
