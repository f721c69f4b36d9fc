#pragma once

#include "descent/experiment/experiment.h"

namespace descent {

Experiment symmetry_experiment();

}  // namespace descent
