#pragma once

#include "descent/experiment/experiment.h"

namespace descent {

/// One column of a table under several scalers, side by side, fitted on training rows and on everything.
Experiment scaling_experiment();

}  // namespace descent
