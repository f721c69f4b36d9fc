#pragma once

#include "descent/experiment/experiment.h"

namespace descent {

/// A small network that predicts one number from two, with three remedies that can be switched on and off: inputs and
/// targets that are scaled, initial weights that suit the units, an optimizer that adapts its steps. All eight
/// combinations learn the same batches. What stands behind each switch, on and off, is a part of the spec.
Experiment first_network_experiment();

}  // namespace descent
