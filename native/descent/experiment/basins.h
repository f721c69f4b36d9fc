#pragma once

#include "descent/experiment/experiment.h"

namespace descent {

/// One optimizer from every point of a grid of starts: which minimum it ends in, and how many updates that takes.
Experiment basins_experiment();

}  // namespace descent
