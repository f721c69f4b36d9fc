#pragma once

#include "descent/experiment/experiment.h"

namespace descent {

/// Several optimizers from the same start on the same surface, with everything recorded at every step.
Experiment race_experiment();

}  // namespace descent
