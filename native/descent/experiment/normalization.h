#pragma once

#include "descent/experiment/experiment.h"

namespace descent {

/// What one normalization makes of one small matrix (examples × features), cell by cell, with the statistics it used.
Experiment normalization_experiment();

}  // namespace descent
