#pragma once

#include "descent/experiment/experiment.h"

namespace descent {

/// The training experiment with other defaults: a network of one hidden layer that learns handwritten digits.
Experiment digits_in_float();
Experiment digits_in_double();

}  // namespace descent
