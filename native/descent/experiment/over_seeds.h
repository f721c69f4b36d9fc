#pragma once

#include <cmath>
#include <limits>
#include <vector>

#include "descent/scaling/quantiles.h"

namespace descent {

/// Median and quartiles of what several seeds gave. NaN is worse than every number; where a quartile rests on such a
/// one, it is NaN itself. All NaN where nothing was given.
struct OverSeeds {
  double low = std::numeric_limits<double>::quiet_NaN(), middle = low, high = low;

  explicit OverSeeds(std::vector<double> numbers) {
    // Beyond any loss in single precision, and finite, as the quantiles want it.
    constexpr double worst = 1e300, beyond = 1e200;
    if (numbers.empty()) return;
    for (double& number : numbers) number = std::isnan(number) ? worst : number;
    Quantiles quantiles(numbers);
    const auto at = [&](double share) {
      const double value = quantiles.at(share).value();
      return value < beyond ? value : std::numeric_limits<double>::quiet_NaN();
    };
    low = at(0.25);
    middle = at(0.5);
    high = at(0.75);
  }
};

}  // namespace descent
