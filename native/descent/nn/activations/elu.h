#pragma once

#include "descent/nn/activation.h"

namespace descent {

/// z for z > 0, α (e^z − 1) else.
template <class S>
class Elu {
 public:
  static constexpr Descriptor descriptor() {
    return {.id = "elu",
            .title = "ELU",
            .help = "Like ReLU on the right; on the left it falls softly to −α, so that activations centre around 0.",
            .formula = "\\varphi(z) = \\begin{cases} z & z > 0 \\\\ \\alpha\\,(e^z - 1) & z \\le 0 \\end{cases}",
            .terms = {{"z", "pre-activation: what the layer's sum gives"}, {"\\alpha", "how deep the left side goes"}},
            .sources = {{"Clevert, D.-A., Unterthiner, T. and Hochreiter, S.", 2016,
                         "Fast and Accurate Deep Network Learning by Exponential Linear Units (ELUs)",
                         "ICLR, arXiv:1511.07289", ""}},
            .parameters = {{.id = "alpha",
                            .symbol = "\\alpha",
                            .label = "depth of the left side",
                            .help = "The value far on the negative side is minus this.",
                            .kind = Kind::number,
                            .min = 0,
                            .max = 10,
                            .slider_min = 0,
                            .slider_max = 3,
                            .default_value = 1.0}}};
  }

  explicit Elu(const Value& parameters) : alpha_(static_cast<S>(parameters["alpha"].number())) {}
  DESCENT_INLINE ValueAndSlope<Pack<S>> operator()(Pack<S> z) const {
    const auto positive = z > Pack<S>(0);
    const Exponentials<S> e = exponentials(at_most(z, Pack<S>(0)));
    const Pack<S> alpha(alpha_);
    return {select(positive, z, alpha * e.expm1), select(positive, Pack<S>(1), alpha * e.exp)};
  }
  double gain() const { return 1; }

 private:
  S alpha_;
};

}  // namespace descent
