#pragma once

#include "descent/experiment/experiment.h"

namespace descent {

/// A network learns from examples, batch by batch.
///
/// A step is an update. A run can be taken back to any of them (Run::seek), and a spec can ask for any of them
/// (`until`). A training can go on from a step of another one with knobs of its own: `origin` is the spec of that one,
/// and the result holds both. So a spec alone tells the whole story of a network, whatever was changed on the way.
///
/// In single precision, in which the page trains; and in double, in which it is compared with others.
Experiment training_in_float();
Experiment training_in_double();
/// It can't be run: for experiments that are made of trainings, and let its descriptor judge what these are to be.
Experiment training_spec();

}  // namespace descent
