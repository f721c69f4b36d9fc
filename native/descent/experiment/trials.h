#pragma once

#include "descent/experiment/experiment.h"

namespace descent {

/// A claim put to the test from many random starts on several surfaces.
Experiment trials_experiment();

}  // namespace descent
