#pragma once

#include "descent/experiment/experiment.h"

namespace descent {

/// One racer's updates, each worked out in the small steps that its rule consists of.
Experiment update_experiment();

}  // namespace descent
