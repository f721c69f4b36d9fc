#include "descent/base/wilson.h"

#include <algorithm>
#include <cmath>

#include "descent/base/check.h"

namespace descent {
namespace {

/// The normal distribution's quantile at 0.975.
constexpr double z = 1.959963984540054;

}  // namespace

Interval wilson_interval(std::size_t held, std::size_t trials) {
  check(held <= trials, "more successes than trials");
  if (trials == 0) return {0, 1};
  const double n = static_cast<double>(trials), k = static_cast<double>(held), z2 = z * z;
  // Both ends times (n + z²): (k + z²/2) ± z √(k (n − k)/n + z²/4).
  const double middle = k + z2 / 2, reach = z * std::sqrt(k * (n - k) / n + z2 / 4);
  // At none and at all of the trials one end is exactly 0 or 1, which rounding may miss.
  return {held == 0 ? 0 : std::max(0.0, (middle - reach) / (n + z2)),
          held == trials ? 1 : std::min(1.0, (middle + reach) / (n + z2))};
}

}  // namespace descent
