#pragma once

#include <numbers>

#include "descent/init/distribution.h"

namespace descent {

/// Var w = g² / n with g² = 2: ReLU keeps half of the signal's mean square, and the weights make up for it. With fan-in
/// the size of activations is kept, with fan-out that of gradients.
template <Distribution distribution>
class He final : public IndependentInitializer<distribution> {
 public:
  static constexpr Descriptor descriptor() {
    constexpr bool uniform = distribution == Distribution::uniform;
    return {
        .id = uniform ? "he-uniform" : "he-normal",
        .title = uniform ? "He (Kaiming) uniform" : "He (Kaiming) normal",
        .help = "Made for ReLU, which lets half of the signal through.",
        .formula = uniform ? "w \\sim U(-b, b), \\quad b = g\\,\\sqrt{\\frac{3}{n}}"
                           : "w \\sim N(0, \\sigma^2), \\quad \\sigma = \\frac{g}{\\sqrt{n}}",
        .terms = {{"n", "fan-in or fan-out of the layer"}, {"g", "gain, √2 for ReLU"}},
        .sources = {{"He, K., Zhang, X., Ren, S. and Sun, J.", 2015,
                     "Delving Deep into Rectifiers: Surpassing Human-Level Performance on ImageNet Classification",
                     "ICCV, arXiv:1502.01852", "section 2.2, eq. 10"}},
        .parameters = {gain_parameter(std::numbers::sqrt2),
                       {.id = "mode",
                        .label = "what is kept",
                        .help = "Fan-in keeps the size of activations on their way forward, fan-out that of "
                                "gradients on their way back.",
                        .kind = Kind::choice,
                        .default_value = "fan-in",
                        .choices = {{"fan-in", "fan-in: activations"}, {"fan-out", "fan-out: gradients"}}}},
        .substeps = {
            {"deviation", "\\sigma", "The root of the gain’s square over fan-in.", "sqrt(gain^2/fanIn)", "1 - mode"},
            {"deviation", "\\sigma", "The root of the gain’s square over fan-out.", "sqrt(gain^2/fanOut)", "mode"}}};
  }

  explicit He(const Value& parameters)
      : gain_(parameters["gain"].number()), forward_(parameters["mode"].string() == "fan-in") {}
  double standard_deviation(Fans fans) const override {
    return gain_ / std::sqrt(static_cast<double>(forward_ ? fans.fan_in : fans.fan_out));
  }

 private:
  double gain_;
  bool forward_;
};

}  // namespace descent
