#include "descent/data/points.h"

#include "descent/base/parameters.h"

namespace descent {

Parameter dataset_number(Text id, Text symbol, Text label, Text help, double min, double max, double slider_max,
                         double default_value) {
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

Parameter examples_parameter(double default_value) {
  return integer_parameter("examples", "examples", "How many points in all.", 2, 20000, 1000, default_value);
}

Parameter scatter_parameter(double default_value) {
  return dataset_number("noise", "\\sigma", "noise",
                        "Standard deviation of the normal noise that moves each point, in both directions.", 0, 100,
                        0.5, default_value);
}

Parameter target_noise_parameter(double default_value) {
  return dataset_number("noise", "\\sigma", "noise", "Standard deviation of the normal noise on top of each target.", 0,
                        100, 0.5, default_value);
}

Parameter dataset_seed_parameter() {
  return integer_parameter("seed", "seed", "Picks the points.", 0, 4294967295.0, 100, 1);
}

Random dataset_random(const Value& parameters) {
  return Random(static_cast<std::uint64_t>(parameters["seed"].number()));
}

DrawnPoint scattered(DrawnPoint point, double noise, Random& random) {
  const double right = random.normal(), up = random.normal();
  return {point.x + noise * right, point.y + noise * up, point.target};
}

}  // namespace descent
