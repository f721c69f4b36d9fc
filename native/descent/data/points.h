#pragma once

#include "descent/base/parameters.h"
#include "descent/base/random.h"
#include "descent/data/dataset.h"

// What the datasets that are drawn at random have in common.
namespace descent {

/// A number; the slider moves over the hard range, or up to `slider_max`.
constexpr Parameter dataset_number(Text id, Text symbol, Text label, Text help, double min, double max,
                                   double slider_max, double default_value) {
  return {.id = id,
          .symbol = symbol,
          .label = label,
          .help = help,
          .kind = Kind::number,
          .min = min,
          .max = max,
          .slider_min = min < -slider_max ? -slider_max : min,
          .slider_max = slider_max,
          .default_value = default_value};
}

/// How many points in all.
constexpr Parameter examples_parameter(double default_value) {
  return integer_parameter("examples", "examples", "How many points in all.", 2, 20000, 1000, default_value);
}

/// Standard deviation of what is added to both coordinates of each point.
constexpr Parameter scatter_parameter(double default_value) {
  return dataset_number("noise", "\\sigma", "noise",
                        "Standard deviation of the normal noise that moves each point, in both directions.", 0, 100,
                        0.5, default_value);
}

/// Standard deviation of what is added to each target.
constexpr Parameter target_noise_parameter(double default_value) {
  return dataset_number("noise", "\\sigma", "noise", "Standard deviation of the normal noise on top of each target.", 0,
                        100, 0.5, default_value);
}

constexpr Parameter dataset_seed_parameter() {
  return integer_parameter("seed", "seed", "Picks the points.", 0, 4294967295.0, 100, 1);
}

Random dataset_random(const Value& parameters);

/// Points of the plane, so many as the parameter `examples` says; `draw(e, random)` gives {x₁, x₂, target} of example
/// e.
template <class Draw>
Dataset draw_points(const Value& parameters, std::size_t classes, Draw draw) {
  const std::size_t examples = parameters["examples"].count();
  Random random = dataset_random(parameters);
  Dataset data{.features = 2, .classes = classes};
  data.inputs.reserve(2 * examples);
  data.targets.reserve(examples);
  for (std::size_t e = 0; e < examples; ++e) {
    const auto [x, y, target] = draw(e, random);
    data.inputs.push_back(x);
    data.inputs.push_back(y);
    data.targets.push_back(target);
  }
  return data;
}

/// A point of the plane and what is to come out there.
struct DrawnPoint {
  double x, y, target;
};

/// The point, with both coordinates moved by normal noise of that standard deviation.
DrawnPoint scattered(DrawnPoint point, double noise, Random& random);

}  // namespace descent
