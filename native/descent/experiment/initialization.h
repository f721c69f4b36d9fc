#pragma once

#include "descent/experiment/experiment.h"

namespace descent {

Experiment initialization_experiment();

}  // namespace descent
