#pragma once

#include "descent/init/distribution.h"

namespace descent {

/// What He's rule becomes where the root ends too early: √2/n for √(2/n), √n times too small.
class RootTwoOverN final : public IndependentInitializer<Distribution::normal> {
 public:
  static constexpr Descriptor descriptor() {
    return {.id = "root-two-over-n",
            .title = "√2/n, He’s rule misread",
            .help = "He’s rule is √(2/n). Where the root covers the 2 only, weights are √n times too small.",
            .formula = "w \\sim N(0, \\sigma^2), \\quad \\sigma = \\frac{\\sqrt{2}}{n_{in}}",
            .terms = {{"n_{in}", "fan-in: inputs of the layer"}},
            .substeps = {{"deviation", "\\sigma", "The root of 2, over the number of inputs.", "sqrt(2)/fanIn"}}};
  }

  explicit RootTwoOverN(const Value& /*parameters*/) {}
  double standard_deviation(Fans fans) const override { return std::sqrt(2.0) / static_cast<double>(fans.fan_in); }
};

}  // namespace descent
