#pragma once

#include "descent/experiment/experiment.h"

namespace descent {

Experiment activation_experiment();

}  // namespace descent
