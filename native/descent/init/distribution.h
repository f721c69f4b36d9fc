#pragma once

#include <cmath>

#include "descent/init/initializer.h"

namespace descent {

/// Which distribution the entries come from; both have mean 0 and the standard deviation that is asked for.
enum class Distribution {
  uniform,  ///< between ∓√3 standard deviations
  normal    ///< not truncated
};

/// A scheme that draws every weight on its own, all with one standard deviation.
template <Distribution distribution>
class IndependentInitializer : public Initializer {
 public:
  void fill(std::span<double> weights, Fans fans, Random& random) const final {
    const double deviation = standard_deviation(fans);
    if constexpr (distribution == Distribution::uniform) {
      const double limit = bound(fans);
      for (double& weight : weights) weight = random.uniform(-limit, limit);
    } else {
      for (double& weight : weights) weight = deviation * random.normal();
    }
  }

  /// U(−b, b) has variance b²/3.
  double bound(Fans fans) const final {
    if constexpr (distribution == Distribution::normal) return std::numeric_limits<double>::infinity();
    return std::sqrt(3.0) * standard_deviation(fans);
  }
};

/// What the schemes multiply by to make up for an activation.
constexpr Parameter gain_parameter(double default_value) {
  return {.id = "gain",
          .symbol = "g",
          .label = "gain",
          .help = "Multiplies every weight, to make up for what the activation takes away.",
          .kind = Kind::number,
          .min = 0,
          .max = 100,
          .slider_min = 0,
          .slider_max = 5,
          .default_value = default_value};
}

}  // namespace descent
