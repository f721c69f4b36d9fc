#pragma once

#include "descent/nn/activation.h"

namespace descent {

/// ln(1 + e^z) = max(z, 0) + ln(1 + e^−|z|); φ′ = σ(z).
template <class S>
class Softplus {
 public:
  static constexpr Descriptor descriptor() {
    return {.id = "softplus",
            .title = "Softplus",
            .help = "ReLU with a rounded corner; its slope is the sigmoid.",
            .formula = "\\varphi(z) = \\ln(1 + e^z), \\quad \\varphi'(z) = \\sigma(z)",
            .terms = {{"z", "pre-activation: what the layer's sum gives"}, {"\\sigma", "sigmoid"}},
            .sources = {{"Dugas, C., Bengio, Y., Bélisle, F., Nadeau, C. and Garcia, R.", 2001,
                         "Incorporating Second-Order Functional Knowledge for Better Option Pricing", "NIPS 13", ""}}};
  }

  explicit Softplus(const Value& /*parameters*/) {}
  DESCENT_INLINE ValueAndSlope<Pack<S>> operator()(Pack<S> z) const {
    const Pack<S> tail = log1p(exponentials(-abs(z)).exp);
    return {at_least(z, Pack<S>(0)) + tail, logistic(z).of_x};
  }
  double gain() const { return 1; }
};

}  // namespace descent
