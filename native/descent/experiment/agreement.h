#pragma once

#include "descent/experiment/experiment.h"

namespace descent {

/// How far numbers are from those that were wanted.
Experiment agreement_experiment();

}  // namespace descent
