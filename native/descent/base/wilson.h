#pragma once

#include <cstddef>

namespace descent {

struct Interval {
  double low, high;
};

/// 95 % score interval for a probability of which `held` out of `trials` independent trials were seen: Wilson,
/// "Probable Inference, the Law of Succession, and Statistical Inference", Journal of the American Statistical
/// Association 22(158), 209–212, 1927. Always within [0, 1], around held/trials; [0, 1] where there were no trials.
Interval wilson_interval(std::size_t held, std::size_t trials);

}  // namespace descent
