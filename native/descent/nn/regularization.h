#pragma once

#include <span>
#include <vector>

#include "descent/nn/network.h"

namespace descent {

/// λ/2 Σ w² over all weights (not biases, nor the parameters of normalizations): adds λ w to their gradients and gives
/// the penalty back.
template <class S>
double add_weight_penalty(Network<S>& network, double lambda);

/// ‖g‖ of all gradients together; where it is above `limit`, they are scaled down to it (Pascanu, Mikolov & Bengio
/// 2013, "On the Difficulty of Training Recurrent Neural Networks", Algorithm 1). Gives the norm before.
template <class S>
double clip_by_norm(std::span<S> gradients, double limit);

/// √Σ x², the sum in double.
template <class S>
double norm(std::span<const S> numbers);

}  // namespace descent
