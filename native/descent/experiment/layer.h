#pragma once

#include "descent/experiment/experiment.h"

namespace descent {

Experiment layer_experiment();

}  // namespace descent
