#pragma once

#include "descent/nn/loss.h"

namespace descent {

/// ½ r² for |r| < δ, δ (|r| − δ/2) beyond, with r = ŷ − y.
template <class S>
class Huber {
 public:
  static constexpr Descriptor descriptor() {
    return {.id = "huber",
            .title = "Huber loss",
            .help = "Squared for small errors, absolute for large ones: smooth at 0 and calm about outliers.",
            .formula =
                "L = \\frac{1}{n} \\sum_i \\begin{cases} \\tfrac12 r_i^2 & |r_i| < \\delta \\\\ "
                "\\delta\\,(|r_i| - \\tfrac12 \\delta) & |r_i| \\ge \\delta \\end{cases}",
            .terms = {{"r", "error: output minus target"}, {"\\delta", "where a large error begins"}},
            .sources = {{"Huber, P. J.", 1964, "Robust Estimation of a Location Parameter",
                         "Annals of Mathematical Statistics 35(1)", ""}},
            .parameters = {{.id = "delta",
                            .symbol = "\\delta",
                            .label = "where large begins",
                            .help = "Errors below this count by their square, above it by their size.",
                            .kind = Kind::number,
                            .min = 0,
                            .max = 1e6,
                            .min_open = true,
                            .slider_min = 0.01,
                            .slider_max = 10,
                            .default_value = 1.0,
                            .scale = Scale::log}}};
  }

  explicit Huber(const Value& parameters) : delta_(static_cast<S>(parameters["delta"].number())) {}
  DESCENT_INLINE LossTerm<S> operator()(Pack<S> output, Pack<S> target) const {
    const Pack<S> r = output - target, delta(delta_), half(static_cast<S>(0.5));
    const auto small = abs(r) < delta;
    return {select(small, half * r * r, delta * (abs(r) - half * delta)),
            select(small, r, select(r < Pack<S>(0), -delta, delta))};
  }

 private:
  S delta_;
};

}  // namespace descent
