#pragma once

#include "descent/init/distribution.h"

namespace descent {

/// Var w = g² / n_in: a sum of n_in inputs of variance 1 has variance 1 again.
template <Distribution distribution>
class LeCun final : public IndependentInitializer<distribution> {
 public:
  static constexpr Descriptor descriptor() {
    constexpr bool uniform = distribution == Distribution::uniform;
    return {.id = uniform ? "lecun-uniform" : "lecun-normal",
            .title = uniform ? "LeCun uniform" : "LeCun normal",
            .help = "Keeps the size of signals on their way forward through units that are linear around 0.",
            .formula = uniform ? "w \\sim U(-b, b), \\quad b = g\\,\\sqrt{\\frac{3}{n_{in}}}"
                               : "w \\sim N(0, \\sigma^2), \\quad \\sigma = \\frac{g}{\\sqrt{n_{in}}}",
            .terms = {{"n_{in}", "fan-in: inputs of the layer"}, {"g", "gain"}},
            .sources = {{"LeCun, Y., Bottou, L., Orr, G. B. and Müller, K.-R.", 1998, "Efficient BackProp",
                         "Neural Networks: Tricks of the Trade, Springer", "section 4.6"}},
            .parameters = {gain_parameter(1)},
            .substeps = {{"deviation", "\\sigma", "The gain over the root of fan-in.", "gain/sqrt(fanIn)"}}};
  }

  explicit LeCun(const Value& parameters) : gain_(parameters["gain"].number()) {}
  double standard_deviation(Fans fans) const override { return gain_ / std::sqrt(static_cast<double>(fans.fan_in)); }

 private:
  double gain_;
};

}  // namespace descent
