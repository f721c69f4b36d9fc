#pragma once

#include "descent/nn/loss.h"

namespace descent {

/// (ŷ − y)², without a factor ½.
template <class S>
class MeanSquaredError {
 public:
  static constexpr Descriptor descriptor() {
    return {.id = "mse",
            .title = "Mean squared error",
            .help = "The square of the error: an error twice as large counts four times.",
            .formula = "L = \\frac{1}{n} \\sum_i (\\hat y_i - y_i)^2",
            .terms = {{"\\hat y", "the network's output"}, {"y", "target"}, {"n", "all outputs of all examples"}}};
  }

  explicit MeanSquaredError(const Value& /*parameters*/) {}
  DESCENT_INLINE LossTerm<S> operator()(Pack<S> output, Pack<S> target) const {
    const Pack<S> error = output - target;
    return {error * error, error + error};
  }
};

}  // namespace descent
