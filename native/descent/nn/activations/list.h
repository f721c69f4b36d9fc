#pragma once

#include "descent/base/part_list.h"
#include "descent/nn/activations/elu.h"
#include "descent/nn/activations/gelu.h"
#include "descent/nn/activations/identity.h"
#include "descent/nn/activations/leaky_relu.h"
#include "descent/nn/activations/relu.h"
#include "descent/nn/activations/selu.h"
#include "descent/nn/activations/sigmoid.h"
#include "descent/nn/activations/silu.h"
#include "descent/nn/activations/softplus.h"
#include "descent/nn/activations/tanh.h"

namespace descent {

/// All activations, in the order in which the page lists them.
// clang-format off
using ActivationList = PartList<
    Identity,
    Sigmoid,
    Tanh,
    Relu,
    LeakyRelu,
    Elu,
    Selu,
    Gelu,
    Silu,
    Softplus>;
// clang-format on

}  // namespace descent
