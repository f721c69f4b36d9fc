#pragma once

#include "descent/base/part_list.h"
#include "descent/nn/losses/binary_cross_entropy.h"
#include "descent/nn/losses/huber.h"
#include "descent/nn/losses/mae.h"
#include "descent/nn/losses/mse.h"
#include "descent/nn/losses/softmax_cross_entropy.h"

namespace descent {

/// All losses, in the order in which the page lists them.
// clang-format off
using LossList = PartList<
    MeanSquaredError,
    MeanAbsoluteError,
    Huber,
    BinaryCrossEntropy,
    SoftmaxCrossEntropy>;
// clang-format on

}  // namespace descent
