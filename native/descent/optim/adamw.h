#pragma once

#include "descent/optim/adam.h"

namespace descent {

/// p ← p (1 − η λ), then Adam: the decay acts on the parameters themselves and never enters Adam's averages. As in
/// PyTorch the decay is multiplied by the learning rate; the paper multiplies it by the schedule's factor only.
template <class S>
class AdamW final : public Adam<S> {
 public:
  static constexpr Descriptor descriptor() {
    Descriptor d{
        .id = "adamw",
        .title = "AdamW",
        .help = "Adam with weight decay that acts on the weights directly, not through the gradient.",
        .formula =
            "p_t = (1 - \\eta\\lambda)\\, p_{t-1} - \\eta\\, \\frac{\\hat m_t}{\\sqrt{\\hat v_t} + \\varepsilon}",
        .terms = Adam<S>::terms(),
        .sources = {{"Loshchilov, I. and Hutter, F.", 2019, "Decoupled Weight Decay Regularization",
                     "ICLR, arXiv:1711.05101", "Algorithm 2"}},
        .parameters = Adam<S>::parameters(),
        .quantities = Adam<S>::quantities(),
        .substeps = Adam<S>::substeps(),
        .torch = "AdamW([p], lr={learningRate}, betas=({beta1}, {beta2}), eps={epsilon}, weight_decay={weightDecay})",
        .torch_when = "biasCorrection*(1 - sign(l2))"};
    d.substeps.insert(0, {"p", "p", "Weight decay: the position shrinks towards zero, by λ times the rate.",
                          "p*(1 - rate*weightDecay)"});
    d.terms.push_back({"\\lambda", "weight decay"});
    d.parameters.insert(3, weight_decay_parameter(0.01));
    return d;
  }

  AdamW(const Value& parameters, std::size_t size)
      : Adam<S>(parameters, size), weight_decay_(parameters["weightDecay"].number()) {}

  void step(std::span<S> params, std::span<const S> grads, S rate) override {
    const S keep = static_cast<S>(1 - static_cast<double>(rate) * weight_decay_);
    for (S& p : params) p *= keep;
    Adam<S>::step(params, grads, rate);
  }

  /// Each step multiplies the parameters by 1 − ηλ, whatever the gradients are.
  double undivided_rate(double /*lambda_max*/) const override { return 2 / weight_decay_; }

 private:
  double weight_decay_;
};

}  // namespace descent
