#pragma once

#include "descent/experiment/experiment.h"

namespace descent {

/// The loss over two weights, for raw and for scaled inputs: the same model on the same data, its Hessian, and the way
/// an optimizer takes on each.
Experiment terrain_experiment();

}  // namespace descent
