#pragma once

#include <cmath>
#include <optional>
#include <span>
#include <string>

#include "descent/base/error.h"
#include "descent/data/dataset.h"
#include "descent/nn/loss.h"

namespace descent {

/// How many classes there are, when these are their numbers; 1000 at most.
std::size_t classes_in(std::span<const double> targets);
/// Outputs that the targets ask for: one for each number of a target, or for each class.
template <class S>
std::size_t outputs_for(const Loss<S>& loss, const Dataset& data) {
  return loss.wants_class() ? classes_in(data.targets) : data.target_width;
}
/// The loss that suits the targets: classes, two or more of them, or numbers.
Value loss_for(const Dataset& data);
/// Why this loss can't be had of these targets.
std::optional<Error> refuse_loss(const Value& loss, const Dataset& data);

/// Why these targets don't suit `outputs` outputs of `examples` examples: too many or too few of them, or numbers that
/// are no classes.
template <class S>
std::optional<Error> refuse_targets(const Loss<S>& loss, std::size_t outputs, std::size_t examples,
                                    std::span<const double> targets, const std::string& path) {
  const std::size_t wanted = loss.target_features(outputs) * examples;
  if (targets.size() != wanted) {
    return Error{
        path, "wrong-count",
        "There must be " + std::to_string(wanted) + " targets here, not " + std::to_string(targets.size()) + "."};
  }
  if (!loss.wants_class()) return std::nullopt;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const bool whole = targets[i] >= 0 && targets[i] == std::floor(targets[i]);
    if (whole && targets[i] < static_cast<double>(outputs)) continue;
    return Error{path + "[" + std::to_string(i) + "]", "out-of-range",
                 "A class must be a whole number from 0 to " + std::to_string(outputs - 1) + "."};
  }
  return std::nullopt;
}

}  // namespace descent
