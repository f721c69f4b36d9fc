#pragma once

#include "descent/experiment/experiment.h"

namespace descent {

/// An optimizer fed with a given list of gradients that do not depend on where it is: its rule and nothing else.
Experiment replay_experiment();

}  // namespace descent
