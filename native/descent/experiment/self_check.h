#pragma once

#include "descent/experiment/experiment.h"

namespace descent {

/// What the core finds when it checks itself, where it runs: a table for each check, with its error and bound.
Experiment self_check_experiment();

}  // namespace descent
