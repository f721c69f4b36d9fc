#pragma once

#include "descent/experiment/experiment.h"

namespace descent {

/// A surface's values on a grid, with its minima and starts: what a contour picture is drawn from.
Experiment surface_experiment();

}  // namespace descent
