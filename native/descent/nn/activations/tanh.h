#pragma once

#include "descent/nn/activation.h"

namespace descent {

/// With u = e^−2|z|: tanh |z| = (1 − u) / (1 + u) and tanh′ = 4 u / (1 + u)².
template <class S>
class Tanh {
 public:
  static Descriptor descriptor() {
    return {.id = "tanh",
            .title = "Tanh",
            .help = "Squeezes every number into −1 to 1; like the identity around 0, flat far away.",
            .formula =
                "\\varphi(z) = \\tanh z = \\frac{e^z - e^{-z}}{e^z + e^{-z}}, \\quad "
                "\\varphi'(z) = 1 - \\tanh^2 z",
            .terms = {{"z", "pre-activation: what the layer's sum gives"}}};
  }

  explicit Tanh(const Value& /*parameters*/) {}
  DESCENT_INLINE ValueAndSlope<S> operator()(Pack<S> z) const {
    // u and 1 − u each with all their digits: the one is needed far out, the other around 0.
    const Decay<S> u = twofold_decay(abs(z));
    const Pack<S> share = Pack<S>(1) / (Pack<S>(2) - u.gap);
    return {with_sign(u.gap * share, z), Pack<S>(4) * u.left * share * share};
  }
  double gain() const { return 5.0 / 3; }
};

}  // namespace descent
