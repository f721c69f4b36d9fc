#pragma once

#include "descent/nn/activation.h"

namespace descent {

/// max(0, z), with slope 0 at 0.
template <class S>
class Relu {
 public:
  static constexpr Descriptor descriptor() {
    return {.id = "relu",
            .title = "ReLU",
            .help = "Lets positive numbers through and makes the others 0: slope 1 or none.",
            .formula = "\\varphi(z) = \\max(0, z)",
            .terms = {{"z", "pre-activation: what the layer's sum gives"}},
            .sources = {{"Nair, V. and Hinton, G. E.", 2010,
                         "Rectified Linear Units Improve Restricted Boltzmann Machines", "ICML", ""}}};
  }

  explicit Relu(const Value& /*parameters*/) {}
  DESCENT_INLINE ValueAndSlope<Pack<S>> operator()(Pack<S> z) const {
    // Asked this way round, NaN stays NaN.
    const auto off = z <= Pack<S>(0);
    return {select(off, Pack<S>(0), z), select(off, Pack<S>(0), Pack<S>(1))};
  }
  double gain() const { return std::sqrt(2.0); }
};

}  // namespace descent
