#pragma once

#include "descent/nn/activation.h"

namespace descent {

/// With u = e^−2|z|: tanh |z| = (1 − u) / (1 + u) and tanh′ = 4 u / (1 + u)².
template <class S>
class Tanh {
 public:
  static constexpr Descriptor descriptor() {
    return {.id = "tanh",
            .title = "Tanh",
            .help = "Squeezes every number into −1 to 1; like the identity around 0, flat far away.",
            .formula =
                "\\varphi(z) = \\tanh z = \\frac{e^z - e^{-z}}{e^z + e^{-z}}, \\quad "
                "\\varphi'(z) = 1 - \\tanh^2 z",
            .terms = {{"z", "pre-activation: what the layer's sum gives"}}};
  }

  static constexpr int at_once = 6;

  explicit Tanh(const Value& /*parameters*/) {}

  template <class P>
  DESCENT_INLINE ValueAndSlope<P> operator()(const P& z) const {
    // u and 1 − u each with all their digits: the one is needed far out, the other around 0.
    const Decay<P> u = twofold_decay(abs(z));
    const P share = P(1) / (P(2) - u.gap);
    return {with_sign(u.gap * share, z), P(4) * u.left * share * share};
  }

  double gain() const { return 5.0 / 3; }
};

}  // namespace descent
