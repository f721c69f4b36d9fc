#pragma once

#include "descent/experiment/experiment.h"

namespace descent {

Experiment loss_experiment();

}  // namespace descent
