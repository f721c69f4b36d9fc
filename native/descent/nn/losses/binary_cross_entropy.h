#pragma once

#include "descent/nn/loss.h"

namespace descent {

/// −w y ln σ(z) − (1 − y) ln σ(−z), from the logit z, with ln σ(z) = min(z, 0) − ln(1 + e^−|z|): no logit is too large.
/// The slope is (1 − y) σ(z) − w y σ(−z).
template <class S>
class BinaryCrossEntropy {
 public:
  static constexpr Descriptor descriptor() {
    return {.id = "binary-cross-entropy",
            .title = "Binary cross-entropy",
            .help = "For two classes: the surprise at the right one, from the output before its sigmoid.",
            .formula =
                "L = -\\frac{1}{n} \\sum_i \\left( w\\,y_i \\ln \\sigma(z_i) + (1 - y_i) \\ln (1 - "
                "\\sigma(z_i)) \\right)",
            .terms = {{"z", "logit: the output before the sigmoid"},
                      {"y", "target, 0 or 1, or a probability"},
                      {"w", "weight of the positive class"}},
            .parameters = {{.id = "positiveWeight",
                            .symbol = "w",
                            .label = "weight of the positive class",
                            .help = "Makes a missed positive this many times as bad as a false alarm.",
                            .kind = Kind::number,
                            .min = 0,
                            .max = 1e6,
                            .min_open = true,
                            .slider_min = 0.1,
                            .slider_max = 10,
                            .default_value = 1.0,
                            .scale = Scale::log,
                            .advanced = true}}};
  }

  explicit BinaryCrossEntropy(const Value& parameters)
      : weight_(static_cast<S>(parameters["positiveWeight"].number())) {}
  DESCENT_INLINE LossTerm<S> operator()(Pack<S> z, Pack<S> y) const {
    const Pack<S> positive = Pack<S>(weight_) * y, negative = Pack<S>(1) - y, zero(0);
    const Pack<S> tail = log1p(exponentials(-abs(z)).exp);
    const Logistic<S> s = logistic(z);
    return {negative * at_least(z, zero) + positive * at_least(-z, zero) + (negative + positive) * tail,
            negative * s.of_x - positive * s.of_minus_x};
  }

 private:
  S weight_;
};

}  // namespace descent
