#pragma once

#include <string>
#include <utility>

#include "descent/base/descriptor.h"

// Knobs that several rules share, so that the same name means the same thing, with the same range, everywhere.
namespace descent {

/// η of the rules that step along the gradient. A rate sweep finds better ones than the default for a given surface.
constexpr Parameter learning_rate_parameter(double default_value,
                                            Text help = "How far one update goes for a slope of one.") {
  return {.id = "learningRate",
          .symbol = "\\eta",
          .label = "learning rate",
          .help = help,
          .kind = Kind::number,
          .min = 0,
          .max = 1000,
          .min_open = true,
          .slider_min = 1e-5,
          .slider_max = 10,
          .default_value = default_value,
          .scale = Scale::log};
}

/// η of the rules that divide by the gradient's own size, so that the slope hardly matters.
constexpr Parameter step_length_parameter(double default_value) {
  return learning_rate_parameter(default_value,
                                 "About how far one update goes in each coordinate, however steep it is.");
}

/// A decay rate in [0, 1): how much of the old average stays at each step.
constexpr Parameter decay_parameter(Text id, Text symbol, Text label, Text help, double default_value) {
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

/// λ of decoupled weight decay.
constexpr Parameter weight_decay_parameter(double default_value) {
  return {.id = "weightDecay",
          .symbol = "\\lambda",
          .label = "weight decay",
          .help = "The share of each parameter, times the learning rate, that is taken away at each step.",
          .kind = Kind::number,
          .min = 0,
          .max = 100,
          .slider_min = 0,
          .slider_max = 1,
          .default_value = default_value};
}

/// ε, added outside the square root.
constexpr Parameter epsilon_parameter(double default_value) {
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
