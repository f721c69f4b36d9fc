#pragma once

#include "descent/experiment/experiment.h"

namespace descent {

/// Several optimizers train the same network on the same batches, from the same first weights, for several seeds.
///
/// Tables, with .k for the number of the racer:
/// - looks: a row for every look: of the seeds so far, median and quartiles of the loss on the examples learned from
///   and on those held out, and medians of the share of right classes. A racer that is lost counts as worse than all
///   others; NaN where such a one stands;
/// - runs: a row for each racer and seed;
/// - standings: a row for each racer;
/// - facts.
Experiment training_race_experiment();

}  // namespace descent
