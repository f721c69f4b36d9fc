#pragma once

#include <vector>

#include "descent/experiment/training_data.h"

namespace descent {

/// A training that goes on from a step of another one has several legs, each with a spec of its own.
struct Leg {
  Value spec;
  TrainingData data;
  std::size_t first = 0;        ///< its first step
  std::size_t end = 0;          ///< the step at which the next one takes over
  std::size_t judged_from = 0;  ///< the step from which on losses can be compared with those of this leg
};

/// The legs of a complete spec of the training experiment, its origin's first.
std::vector<Leg> legs_of(const Value& spec);

}  // namespace descent
