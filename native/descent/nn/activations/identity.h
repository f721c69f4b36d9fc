#pragma once

#include "descent/nn/activation.h"

namespace descent {

/// φ(z) = z: no activation at all; a stack of such layers is one linear map.
template <class S>
class Identity {
 public:
  static constexpr Descriptor descriptor() {
    return {.id = "identity",
            .title = "Identity",
            .help = "Lets everything through: a network of such layers can only be a linear map.",
            .formula = "\\varphi(z) = z",
            .terms = {{"z", "pre-activation: what the layer's sum gives"}}};
  }

  explicit Identity(const Value& /*parameters*/) {}
  DESCENT_INLINE ValueAndSlope<Pack<S>> operator()(Pack<S> z) const { return {z, Pack<S>(1)}; }
  double gain() const { return 1; }
};

}  // namespace descent
