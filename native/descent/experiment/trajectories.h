#pragma once

#include "descent/experiment/experiment.h"

namespace descent {

/// The way of each optimizer from one start, step by step: what `basins` computes for that start, to the last bit.
Experiment trajectories_experiment();

}  // namespace descent
