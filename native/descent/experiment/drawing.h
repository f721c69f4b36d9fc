#pragma once

#include "descent/experiment/experiment.h"

namespace descent {

/// A digit that somebody draws, brought to the size and place that the digits of MNIST have.
Experiment drawing_experiment();

}  // namespace descent
