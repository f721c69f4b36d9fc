#pragma once

#include "descent/nn/activation.h"

namespace descent {

/// σ(z) = 1 / (1 + e^−z), σ′ = σ(z) σ(−z): a product that keeps its digits on both sides.
template <class S>
class Sigmoid {
 public:
  static constexpr Descriptor descriptor() {
    return {.id = "sigmoid",
            .title = "Sigmoid",
            .help = "Squeezes every number into 0 to 1; steep only around 0, where its slope is a quarter.",
            .formula = "\\sigma(z) = \\frac{1}{1 + e^{-z}}, \\quad \\sigma'(z) = \\sigma(z)\\,(1 - \\sigma(z))",
            .terms = {{"z", "pre-activation: what the layer's sum gives"}}};
  }

  explicit Sigmoid(const Value& /*parameters*/) {}
  DESCENT_INLINE ValueAndSlope<Pack<S>> operator()(Pack<S> z) const {
    const Logistic<S> s = logistic(z);
    return {s.of_x, s.of_x * s.of_minus_x};
  }
  double gain() const { return 1; }
};

}  // namespace descent
