#pragma once

#include "descent/nn/activation.h"

namespace descent {

/// z σ(z); φ′ = σ(z) (1 + z σ(−z)).
template <class S>
class Silu {
 public:
  static constexpr Descriptor descriptor() {
    return {.id = "silu",
            .title = "SiLU",
            .help = "Weights every number by its own sigmoid; also called swish.",
            .formula =
                "\\varphi(z) = z\\,\\sigma(z), \\quad "
                "\\varphi'(z) = \\sigma(z)\\,(1 + z\\,(1 - \\sigma(z)))",
            .terms = {{"z", "pre-activation: what the layer's sum gives"}, {"\\sigma", "sigmoid"}},
            .sources = {{"Elfwing, S., Uchibe, E. and Doya, K.", 2018,
                         "Sigmoid-Weighted Linear Units for Neural Network Function Approximation in Reinforcement "
                         "Learning",
                         "Neural Networks 107, arXiv:1702.03118", ""}}};
  }

  explicit Silu(const Value& /*parameters*/) {}
  DESCENT_INLINE ValueAndSlope<Pack<S>> operator()(Pack<S> z) const {
    const Logistic<S> s = logistic(z);
    return {z * s.of_x, s.of_x * (Pack<S>(1) + z * s.of_minus_x)};
  }
  double gain() const { return 1; }
};

}  // namespace descent
