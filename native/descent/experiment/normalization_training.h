#pragma once

#include "descent/experiment/experiment.h"

namespace descent {

/// The same network trained with each of several normalizations.
Experiment normalization_training_experiment();

}  // namespace descent
