#pragma once

#include "descent/experiment/experiment.h"

namespace descent {

/// For each optimizer of a training race, many learning rates: after how many updates it arrives with each, and which
/// is the best. They are tried with seeds that the race does not use, and judged by the examples learned from alone.
///
/// Tables: sweep.k: a row for each rate, best: a row for each racer.
Experiment training_rates_experiment();

}  // namespace descent
