#pragma once

#include "descent/nn/activation.h"

namespace descent {

/// λ z for z > 0, λ α (e^z − 1) else, with the λ and α at which mean 0 and variance 1 of the pre-activations repeat
/// themselves in the activations.
template <class S>
class Selu {
 public:
  static constexpr Descriptor descriptor() {
    return {.id = "selu",
            .title = "SELU",
            .help = "ELU with the two constants that pull activations towards mean 0 and variance 1 by themselves.",
            .formula =
                "\\varphi(z) = \\lambda \\begin{cases} z & z > 0 \\\\ \\alpha\\,(e^z - 1) & z \\le 0 "
                "\\end{cases}, \\quad \\lambda \\approx 1.0507, \\; \\alpha \\approx 1.6733",
            .terms = {{"z", "pre-activation: what the layer's sum gives"}},
            .sources = {{"Klambauer, G., Unterthiner, T., Mayr, A. and Hochreiter, S.", 2017,
                         "Self-Normalizing Neural Networks", "NeurIPS, arXiv:1706.02515", ""}}};
  }

  explicit Selu(const Value& /*parameters*/) {}
  DESCENT_INLINE ValueAndSlope<Pack<S>> operator()(Pack<S> z) const {
    constexpr double lambda = 1.0507009873554804934193349852946, alpha = 1.6732632423543772848170429916717;
    const Pack<S> right(static_cast<S>(lambda)), left(static_cast<S>(lambda * alpha));
    const auto positive = z > Pack<S>(0);
    const Exponentials<S> e = exponentials(at_most(z, Pack<S>(0)));
    return {select(positive, right * z, left * e.expm1), select(positive, right, left * e.exp)};
  }
  double gain() const { return 0.75; }
};

}  // namespace descent
