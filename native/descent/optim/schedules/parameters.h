#pragma once

#include "descent/base/descriptor.h"

namespace descent {

/// γ: what the rate is multiplied by.
constexpr Parameter gamma_parameter(double default_value, double slider_min) {
  return {.id = "gamma",
          .symbol = "\\gamma",
          .label = "factor",
          .help = "What the learning rate is multiplied by.",
          .kind = Kind::number,
          .min = 0,
          .max = 1,
          .min_open = true,
          .slider_min = slider_min,
          .slider_max = 1,
          .default_value = default_value};
}

/// Where a decaying schedule ends, as a share of the base rate.
constexpr Parameter floor_parameter() {
  return {.id = "floor",
          .symbol = "f",
          .label = "final share",
          .help = "The share of the learning rate that is left at the end of the run.",
          .kind = Kind::number,
          .min = 0,
          .max = 1,
          .slider_min = 0,
          .slider_max = 1,
          .default_value = 0.0};
}

}  // namespace descent
