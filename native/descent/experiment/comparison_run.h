#pragma once

#include "descent/experiment/comparison.h"
#include "descent/experiment/experiment.h"

namespace descent {

/// Trains the networks of a complete spec, step by step. Tables, with .k for the number of the network:
/// - networks: a row each, with the weights so far;
/// - steps: loss, its average and the gradient's length, .k each, for the weights after so many updates. A network
///   whose loss is no longer a number has NaN from there on;
/// - looks: loss and accuracy .k on the held-out examples, a row for every look;
/// - layers.k: a row for every look and hidden layer;
/// - histogram.k: a grid; its rows of bins stand in the order of layers.k.
std::unique_ptr<Run> start_comparison(const Value& spec, const Difference& difference);

}  // namespace descent
