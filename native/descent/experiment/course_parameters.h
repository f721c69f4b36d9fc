#pragma once

#include "descent/base/descriptor.h"

// The knobs that the experiments on a surface have in common.
namespace descent {

constexpr Parameter surface_parameter() {
  return {.id = "surface",
          .label = "surface",
          .help = "The loss to walk on.",
          .kind = Kind::part,
          .default_value = "two-wells",
          .family = "surface"};
}

/// [x, y]; null: the surface's first start.
constexpr Parameter start_parameter() {
  return {.id = "start",
          .label = "start",
          .help = "Where the racers start, x and y; without one, the surface's own first start.",
          .kind = Kind::numbers,
          .min_count = 2,
          .max_count = 2};
}

constexpr Parameter racers_parameter() {
  return {.id = "racers",
          .label = "racers",
          .help = "The optimizers that race, each with a learning rate of its own.",
          .kind = Kind::parts,
          .default_value =
              [] {
                return Value::array({"gd", "momentum", "nag", "adagrad", "rmsprop", "adam", "adamw"});
              },
          .family = "optimizer",
          .min_count = 1,
          .max_count = 8};
}

constexpr Parameter steps_parameter(int default_value) {
  return {.id = "steps",
          .label = "steps",
          .help = "How many updates each racer makes.",
          .unit = "updates",
          .kind = Kind::integer,
          .min = 1,
          .max = 5000,
          .slider_min = 20,
          .slider_max = 1000,
          .default_value = default_value,
          .scale = Scale::log};
}

constexpr Parameter noise_parameter(double default_value = 0) {
  return {
      .id = "noise",
      .symbol = "\\sigma",
      .label = "gradient noise",
      .help =
          "Standard deviation of the normal noise added to each component of the gradient, the same for all racers.",
      .kind = Kind::number,
      .min = 0,
      .max = 1e6,
      .slider_min = 0,
      .slider_max = 5,
      .default_value = default_value};
}

constexpr Parameter seed_parameter() {
  return {.id = "seed",
          .label = "seed",
          .help = "Picks the sequence of random numbers; the same seed gives the same run.",
          .kind = Kind::integer,
          .min = 0,
          .max = 4294967295.0,
          .slider_min = 0,
          .slider_max = 100,
          .default_value = 1,
          .step = 1,
          .advanced = true};
}

/// How near to a minimum counts as arrived, as a share of the region's diagonal.
constexpr Parameter radius_parameter() {
  return {.id = "radius",
          .label = "arrival radius",
          .help = "How near to a minimum counts as arrived, as a share of the region's diagonal.",
          .kind = Kind::number,
          .min = 0,
          .max = 1,
          .min_open = true,
          .slider_min = 0.001,
          .slider_max = 0.1,
          .default_value = 0.01,
          .scale = Scale::log,
          .advanced = true};
}

}  // namespace descent
