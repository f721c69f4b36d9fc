#pragma once

#include "descent/nn/loss.h"

namespace descent {

/// |ŷ − y|; its slope is the sign of the error, and 0 at 0.
template <class S>
class MeanAbsoluteError {
 public:
  static constexpr Descriptor descriptor() {
    return {.id = "mae",
            .title = "Mean absolute error",
            .help = "The size of the error: every error pulls with the same force, outliers too.",
            .formula = "L = \\frac{1}{n} \\sum_i |\\hat y_i - y_i|",
            .terms = {{"\\hat y", "the network's output"}, {"y", "target"}, {"n", "all outputs of all examples"}}};
  }

  explicit MeanAbsoluteError(const Value& /*parameters*/) {}
  DESCENT_INLINE LossTerm<S> operator()(Pack<S> output, Pack<S> target) const {
    const Pack<S> error = output - target, zero(0);
    return {abs(error), select(error > zero, Pack<S>(1), select(error < zero, Pack<S>(-1), zero))};
  }
};

}  // namespace descent
