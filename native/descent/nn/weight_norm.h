#pragma once

#include <cstddef>

namespace descent {

// Salimans & Kingma 2016, "Weight Normalization: A Simple Reparameterization to Accelerate Training of Deep Neural
// Networks", NeurIPS, arXiv:1602.07868: w = g v / ‖v‖ (eq. 2), for every row of a weight matrix on its own.

/// w_o = g_o v_o / ‖v_o‖ for the rows of an out × in matrix.
template <class S>
void normalize_weight(const S* v, const S* g, std::size_t rows, std::size_t columns, S* weight);

/// ∂L/∂g = ∂L/∂w · v / ‖v‖ and ∂L/∂v = g/‖v‖ ∂L/∂w − g/‖v‖² ∂L/∂g v (eq. 3): the part of ∂L/∂w along v goes to g, the
/// rest, scaled by g/‖v‖, to v.
template <class S>
void weight_norm_gradients(const S* v, const S* g, const S* dweight, std::size_t rows, std::size_t columns, S* dv,
                           S* dg);

/// g_o = ‖v_o‖: the scale at which W is v.
template <class S>
void scale_of_weight(const S* v, std::size_t rows, std::size_t columns, S* g);

}  // namespace descent
