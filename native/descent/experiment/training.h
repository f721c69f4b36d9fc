#pragma once

#include "descent/experiment/experiment.h"

namespace descent {

Experiment training_experiment();

}  // namespace descent
