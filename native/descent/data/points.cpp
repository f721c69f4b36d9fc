#include "descent/data/points.h"

#include "descent/base/parameters.h"

namespace descent {

Random dataset_random(const Value& parameters) {
  return Random(static_cast<std::uint64_t>(parameters["seed"].number()));
}

DrawnPoint scattered(DrawnPoint point, double noise, Random& random) {
  const double right = random.normal(), up = random.normal();
  return {point.x + noise * right, point.y + noise * up, point.target};
}

}  // namespace descent
