#pragma once

#include "descent/experiment/experiment.h"

namespace descent {

/// The same race at many learning rates: how many steps each optimizer needs at each, and which rate is its best.
Experiment rate_sweep_experiment();

}  // namespace descent
