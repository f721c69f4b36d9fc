#pragma once

#include "descent/experiment/experiment.h"

namespace descent {

Experiment weights_experiment();

}  // namespace descent
