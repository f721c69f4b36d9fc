#pragma once

#include "descent/optim/optimizer.h"
#include "descent/optim/parameters.h"

namespace descent {

/// p ← p − η (sign(β₁ m + (1 − β₁) g) + λ p), then m ← β₂ m + (1 − β₂) g. Every step has length η in every coordinate.
template <class S>
class Lion final : public Optimizer<S> {
 public:
  static constexpr Descriptor descriptor() {
    return {.id = "lion",
            .title = "Lion",
            .help = "Steps by the sign of an average: always the same length, in every coordinate.",
            .formula =
                "p_t = p_{t-1} - \\eta\\left(\\operatorname{sign}(\\beta_1 m_{t-1} + (1-\\beta_1)\\, g_t) + "
                "\\lambda\\, p_{t-1}\\right), \\qquad m_t = \\beta_2 m_{t-1} + (1-\\beta_2)\\, g_t",
            .terms = {{"m_t", "EWMA of the gradients"}, {"\\lambda", "weight decay"}, {"\\eta", "learning rate"}},
            .sources = {{"Chen, X. et al.", 2023, "Symbolic Discovery of Optimization Algorithms", "arXiv:2302.06675",
                         "Algorithm 2"}},
            .parameters = {step_length_parameter(0.02),
                           decay_parameter("beta1", "\\beta_1", "decay in the step",
                                           "The share of the old average in the sign that is stepped along.", 0.9),
                           decay_parameter("beta2", "\\beta_2", "decay of the mean",
                                           "The share of the old average of gradients that stays at each step.", 0.99),
                           weight_decay_parameter(0)},
            .quantities = {{"m", "m", "average of gradients", Role::velocity}},
            .substeps = {
                {"direction", "c", "A mixture of the average and the new slope.", "beta1*m + (1 - beta1)*g"},
                {"p", "p",
                 "The position moves by the rate against its sign, whatever its size; weight decay pulls towards zero.",
                 "p - rate*(sign(direction) + weightDecay*p)"},
                {"m", "m", "Only now does the average take in the new slope.", "beta2*m + (1 - beta2)*g"}}};
  }

  Lion(const Value& parameters, std::size_t size)
      : beta1_(static_cast<S>(parameters["beta1"].number())),
        beta2_(static_cast<S>(parameters["beta2"].number())),
        weight_decay_(static_cast<S>(parameters["weightDecay"].number())),
        m_(StateVector<S>::Zero(static_cast<Eigen::Index>(size))) {}

  void step(std::span<S> params, std::span<const S> grads, S rate) override {
    S* m = m_.data();
    for (std::size_t i = 0; i < params.size(); ++i) {
      const S c = beta1_ * m[i] + (1 - beta1_) * grads[i];
      const S sign = c > 0 ? S(1) : c < 0 ? S(-1) : S(0);
      params[i] -= rate * (sign + weight_decay_ * params[i]);
      m[i] = beta2_ * m[i] + (1 - beta2_) * grads[i];
    }
  }

  /// As in AdamW, the decay alone multiplies the parameters by 1 − ηλ.
  double undivided_rate(double /*lambda_max*/) const override { return 2 / static_cast<double>(weight_decay_); }

  void remember(OptimizerMemory<S>& memory) override { memory.add(m_); }

  void observe(std::size_t /*k*/, std::span<S> out) const override { std::copy_n(m_.data(), out.size(), out.data()); }

 private:
  S beta1_, beta2_, weight_decay_;
  StateVector<S> m_;
};

}  // namespace descent
