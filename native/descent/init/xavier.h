#pragma once

#include "descent/init/distribution.h"

namespace descent {

/// Var w = g² · 2 / (n_in + n_out): half-way between keeping the variance of activations (1/n_in) and that of gradients
/// (1/n_out), for units that are linear around 0 with slope 1.
template <Distribution distribution>
class Xavier final : public IndependentInitializer<distribution> {
 public:
  static constexpr Descriptor descriptor() {
    constexpr bool uniform = distribution == Distribution::uniform;
    return {
        .id = uniform ? "xavier-uniform" : "xavier-normal",
        .title = uniform ? "Xavier (Glorot) uniform" : "Xavier (Glorot) normal",
        .help = "Keeps the size of signals forward and of gradients backward, as far as both can be had at once.",
        .formula = uniform ? "w \\sim U\\!\\left(-b, b\\right), \\quad b = g\\,\\sqrt{\\frac{6}{n_{in} + n_{out}}}"
                           : "w \\sim N(0, \\sigma^2), \\quad \\sigma = g\\,\\sqrt{\\frac{2}{n_{in} + n_{out}}}",
        .terms = {{"n_{in}", "fan-in: inputs of the layer"}, {"n_{out}", "fan-out: units of the layer"}, {"g", "gain"}},
        .sources = {{"Glorot, X. and Bengio, Y.", 2010,
                     "Understanding the Difficulty of Training Deep Feedforward Neural Networks", "AISTATS",
                     uniform ? "eq. 16" : ""}},
        .parameters = {gain_parameter(1)},
        .substeps = {{"deviation", "\\sigma", "The root of 2 over fan-in and fan-out together, times the gain.",
                      "gain*sqrt(2/(fanIn + fanOut))"}}};
  }

  explicit Xavier(const Value& parameters) : gain_(parameters["gain"].number()) {}
  double standard_deviation(Fans fans) const override {
    return gain_ * std::sqrt(2 / static_cast<double>(fans.fan_in + fans.fan_out));
  }

 private:
  double gain_;
};

}  // namespace descent
