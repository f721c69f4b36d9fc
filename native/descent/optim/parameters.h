#pragma once

#include <string>
#include <utility>

#include "descent/base/descriptor.h"

// Knobs that several rules share, so that the same name means the same thing, with the same range, everywhere.
namespace descent {

/// η. Its default suits a surface whose curvature is about 1; a race finds better ones with a rate sweep.
inline Parameter learning_rate_parameter(double default_value) {
  return {.id = "learningRate",
          .symbol = "\\eta",
          .label = "learning rate",
          .help = "How far one update goes for a gradient of one.",
          .kind = Kind::number,
          .min = 0,
          .max = 1000,
          .min_open = true,
          .slider_min = 1e-5,
          .slider_max = 10,
          .default_value = default_value,
          .scale = Scale::log};
}

/// A decay rate in [0, 1): how much of the old average stays at each step.
inline Parameter decay_parameter(Text id, Text symbol, Text label, Text help, double default_value) {
  return {.id = id,
          .symbol = symbol,
          .label = label,
          .help = help,
          .kind = Kind::number,
          .min = 0,
          .max = 1,
          .max_open = true,
          .slider_min = 0,
          .slider_max = 0.9999,
          .default_value = default_value,
          .scale = Scale::log_complement};
}

/// ε, added outside the square root.
inline Parameter epsilon_parameter(double default_value) {
  return {.id = "epsilon",
          .symbol = "\\varepsilon",
          .label = "epsilon",
          .help = "Added to the divisor, outside the square root, so that it is never zero.",
          .kind = Kind::number,
          .min = 0,
          .max = 1,
          .slider_min = 1e-12,
          .slider_max = 1e-2,
          .default_value = default_value,
          .scale = Scale::log,
          .advanced = true};
}

}  // namespace descent
