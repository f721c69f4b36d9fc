#pragma once

#include "descent/experiment/experiment.h"

namespace descent {

/// A series and its averages: EWMA with and without correction, EWMA from the first value, moving mean.
Experiment ewma_experiment();

}  // namespace descent
