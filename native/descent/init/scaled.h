#pragma once

#include "descent/init/distribution.h"

namespace descent {

/// Weights of any one scale, whatever the layer's size.
template <Distribution distribution>
class Scaled final : public IndependentInitializer<distribution> {
 public:
  static constexpr Descriptor descriptor() {
    constexpr bool uniform = distribution == Distribution::uniform;
    return {.id = uniform ? "uniform" : "normal",
            .title = uniform ? "Uniform" : "Normal",
            .help = uniform ? "Uniform between two bounds, whatever the size of the layer."
                            : "Normal with a given standard deviation, whatever the size of the layer.",
            .formula = uniform ? "w \\sim U(-b, b)" : "w \\sim N(0, \\sigma^2)",
            .terms = {uniform ? Term{"b", "bound"} : Term{"\\sigma", "standard deviation"}},
            .parameters = {{.id = uniform ? "bound" : "deviation",
                            .symbol = uniform ? "b" : "\\sigma",
                            .label = uniform ? "bound" : "standard deviation",
                            .help = uniform ? "No weight is larger than this." : "How far weights spread around 0.",
                            .kind = Kind::number,
                            .min = 0,
                            .max = 1000,
                            .min_open = true,
                            .slider_min = 1e-3,
                            .slider_max = 10,
                            .default_value = uniform ? 0.5 : 0.1,
                            .scale = Scale::log}},
            .substeps = {{"deviation", "\\sigma",
                          uniform ? "A uniform number between two bounds spreads by the bound over √3."
                                  : "As it is given: the size of the layer plays no part.",
                          uniform ? "bound/sqrt(3)" : "deviation"}}};
  }

  explicit Scaled(const Value& parameters)
      : deviation_(distribution == Distribution::uniform ? parameters["bound"].number() / std::sqrt(3.0)
                                                         : parameters["deviation"].number()) {}
  double standard_deviation(Fans /*fans*/) const override { return deviation_; }

 private:
  double deviation_;
};

}  // namespace descent
