#pragma once

#include "descent/nn/batch.h"

namespace descent {

/// Of y = γ x̂ + β: ∂L/∂γ_f = Σ ∂L/∂y_f x̂_f and ∂L/∂β_f = Σ ∂L/∂y_f, over the examples; `normalized` (x̂) is laid out
/// like `dy`, `dbeta` may be null.
template <class S>
void scale_and_shift_gradients(Batch<const S> dy, const S* normalized, S* dgamma, S* dbeta) {
  using P = Pack<S>;
  const std::size_t stride = dy.stride();
  for (std::size_t f = 0; f < dy.features; ++f) {
    P to_gamma(0), to_beta(0);
    for (std::size_t e = 0; e < stride; e += P::lanes) {
      const P slope = P::load(dy.row(f) + e);
      to_gamma += slope * P::load(normalized + f * stride + e);
      to_beta += slope;
    }
    dgamma[f] = sum(to_gamma);
    if (dbeta != nullptr) dbeta[f] = sum(to_beta);
  }
}

}  // namespace descent
