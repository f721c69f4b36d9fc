#pragma once

#include "descent/experiment/experiment.h"

namespace descent {

/// Trains the networks of a complete spec. Tables:
/// - combinations: a row for each combination of remedies, and what became of it (where `compare` is on);
/// - steps: error.k and prediction.k of combination k after so many updates (where `compare` is on); NaN from where its
///   numbers are no longer finite;
/// - targets: what there is to predict;
/// - drawn: the network with the spec's own remedies, after `at` updates; people, person, map and the tables of its
///   weights show it there.
std::unique_ptr<Run> start_first_network(const Value& spec);

}  // namespace descent
