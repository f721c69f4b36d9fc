#include "descent/data/gaussians.h"

#include "descent/base/constant.h"
#include "descent/base/parameters.h"
#include "descent/data/points.h"

namespace descent {
namespace {

Expected<Dataset> make(const Value& p, const std::string& /*path*/) {
  const std::size_t classes = p["classes"].count(), features = p["features"].count(), examples = p["examples"].count();
  const double spread = p["spread"].number();
  Random random = dataset_random(p);
  std::vector<double> centres(classes * features);
  for (double& coordinate : centres) coordinate = random.normal();
  Dataset data{.features = features, .classes = classes};
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

constexpr DatasetPart part() {
  return {{.id = "gaussians",
           .title = "Gaussian clouds",
           .help = "Points scattered normally around random centres, a class each.",
           .formula = "x = c_k + \\sigma\\, \\varepsilon, \\quad c_k, \\varepsilon \\sim \\mathcal N(0, 1)",
           .terms = {{"c_k", "centre of class k"}, {"\\sigma", "spread"}},
           .parameters = {integer_parameter("classes", "classes", "How many clouds.", 2, 100, 10, 2),
                          integer_parameter("features", "features", "Dimensions of the space.", 1, 1000, 10, 2),
                          examples_parameter(200),
                          dataset_number("spread", "\\sigma", "spread",
                                         "Standard deviation of each cloud; the centres have 1.", 0, 100, 2, 0.5),
                          dataset_seed_parameter()}},
          make};
}

}  // namespace

DatasetPart gaussians() { return constant<part>; }

}  // namespace descent
