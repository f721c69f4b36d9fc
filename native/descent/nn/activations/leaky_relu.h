#pragma once

#include "descent/nn/activation.h"

namespace descent {

/// z for z > 0, s z else; the slope at 0 is s.
template <class S>
class LeakyRelu {
 public:
  static constexpr Descriptor descriptor() {
    return {.id = "leaky-relu",
            .title = "Leaky ReLU",
            .help = "ReLU with a little slope on the negative side, so that no unit dies.",
            .formula = "\\varphi(z) = \\max(0, z) + s\\,\\min(0, z)",
            .terms = {{"z", "pre-activation: what the layer's sum gives"}, {"s", "slope on the negative side"}},
            .sources = {{"Maas, A. L., Hannun, A. Y. and Ng, A. Y.", 2013,
                         "Rectifier Nonlinearities Improve Neural Network Acoustic Models", "ICML workshop", ""}},
            .parameters = {{.id = "slope",
                            .symbol = "s",
                            .label = "negative slope",
                            .help = "Slope on the negative side; at 0 this is ReLU, at 1 the identity.",
                            .kind = Kind::number,
                            .min = 0,
                            .max = 1,
                            .slider_min = 0,
                            .slider_max = 1,
                            .default_value = 0.01}}};
  }

  explicit LeakyRelu(const Value& parameters) : slope_(static_cast<S>(parameters["slope"].number())) {}
  DESCENT_INLINE ValueAndSlope<Pack<S>> operator()(Pack<S> z) const {
    const auto negative = z <= Pack<S>(0);
    return {select(negative, Pack<S>(slope_) * z, z), select(negative, Pack<S>(slope_), Pack<S>(1))};
  }
  double gain() const {
    const double slope = static_cast<double>(slope_);
    return std::sqrt(2 / (1 + slope * slope));
  }

 private:
  S slope_;
};

}  // namespace descent
