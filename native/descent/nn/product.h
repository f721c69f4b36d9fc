#pragma once

#include "descent/nn/batch.h"

// The three products of a dense layer, on batches whose examples lie along the lanes. `weight` is out × in, row by row.
// Blocks of a few units × a few packs of examples stay in registers; sums run in the order of the inputs (of the
// examples, for the weights' gradient), whatever the block.
namespace descent {

/// y_o = b_o + Σ_i w_oi x_i for every example; `bias` may be null.
template <class S>
void affine(const S* weight, const S* bias, Batch<const S> x, Batch<S> y);

/// ∂L/∂x_i = Σ_o w_oi ∂L/∂y_o.
template <class S>
void affine_to_input(const S* weight, Batch<const S> dy, Batch<S> dx);

/// ∂L/∂w_oi = Σ ∂L/∂y_o x_i, the sum over the examples; written, not added.
template <class S>
void affine_to_weight(Batch<const S> dy, Batch<const S> x, S* dweight);

/// The sum of every feature's row, to `out`. The padding of `x` must be 0.
template <class S>
void row_sums(Batch<const S> x, S* out);

}  // namespace descent
