#pragma once

#include "descent/base/descriptor.h"

namespace descent {

/// How many noisy gradients are averaged for one update. It concerns where the gradients come from
/// (experiment/racer.h), not the rule, so every rule has it and none knows it.
constexpr Parameter batch_parameter() {
  return {.id = "batch",
          .symbol = "B",
          .label = "gradients averaged",
          .help =
              "Each update uses the mean of this many noisy gradients. The noise falls as one over the square root of "
              "their number, and each of them is an evaluation to be paid for.",
          .kind = Kind::integer,
          .min = 1,
          .max = 1000,
          .slider_min = 1,
          .slider_max = 1000,
          .default_value = 1,
          .scale = Scale::log,
          .advanced = true};
}

}  // namespace descent
