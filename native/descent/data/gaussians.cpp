#include "descent/data/gaussians.h"

#include "descent/base/random.h"

namespace descent {
namespace {

Dataset make(const Value& p) {
  const std::size_t classes = p["classes"].count(), features = p["features"].count(), examples = p["examples"].count();
  const double spread = p["spread"].number();
  Random random(static_cast<std::uint64_t>(p["seed"].number()));
  std::vector<double> centres(classes * features);
  for (double& coordinate : centres) coordinate = random.normal();
  Dataset data{.features = features, .target_width = 1, .inputs = {}, .targets = {}};
  data.inputs.reserve(examples * features);
  for (std::size_t e = 0; e < examples; ++e) {
    const std::size_t k = e % classes;
    for (std::size_t f = 0; f < features; ++f) {
      data.inputs.push_back(centres[k * features + f] + spread * random.normal());
    }
    data.targets.push_back(static_cast<double>(k));
  }
  return data;
}

Parameter count(Text id, Text label, Text help, double min, double max, double slider_max, double default_value) {
  return {.id = id,
          .label = label,
          .help = help,
          .kind = Kind::integer,
          .min = min,
          .max = max,
          .slider_min = min,
          .slider_max = slider_max,
          .default_value = default_value,
          .step = 1};
}

}  // namespace

DatasetPart gaussians() {
  return {{.id = "gaussians",
           .title = "Gaussian clouds",
           .help = "Points scattered normally around random centres, a class each.",
           .parameters = {count("classes", "classes", "How many clouds.", 2, 100, 10, 2),
                          count("features", "features", "Dimensions of the space.", 1, 1000, 10, 2),
                          count("examples", "examples", "How many points in all.", 2, 20000, 1000, 200),
                          {.id = "spread",
                           .symbol = "\\sigma",
                           .label = "spread",
                           .help = "Standard deviation of each cloud; the centres have 1.",
                           .kind = Kind::number,
                           .min = 0,
                           .max = 100,
                           .slider_min = 0,
                           .slider_max = 2,
                           .default_value = 0.5},
                          count("seed", "seed", "Picks the points.", 0, 4294967295.0, 100, 1)}},
          [](const Value& parameters, const std::string&) -> Expected<Dataset> { return make(parameters); }};
}

}  // namespace descent
