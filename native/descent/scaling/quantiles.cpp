#include "descent/scaling/quantiles.h"

#include <algorithm>
#include <cmath>

namespace descent {

Quantiles::Quantiles(std::span<const double> column) : values_(column.begin(), column.end()) {
  for (double& x : values_) x += 0.0;  // −0 becomes 0: of equal values it must not matter which comes first
}

Quantile Quantiles::at(double share) {
  const double place = share * static_cast<double>(values_.size() - 1);
  const double below = std::floor(place), part = place - below;
  const auto nth = values_.begin() + static_cast<std::ptrdiff_t>(below);
  std::nth_element(values_.begin(), nth, values_.end());
  const double a = *nth;
  if (part == 0) return {a, 0};
  const double b = *std::min_element(nth + 1, values_.end());
  // a + (b − a)·part as two doubles: what the sum rounds off is kept (Knuth's two-sum).
  const double step = (b - a) * part, sum = a + step, virtual_step = sum - a;
  return {sum, (a - (sum - virtual_step)) + (step - virtual_step)};
}

}  // namespace descent
