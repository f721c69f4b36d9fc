#pragma once

#include <algorithm>
#include <cmath>

#include "descent/base/loops.h"
#include "descent/optim/optimizer.h"
#include "descent/optim/parameters.h"

namespace descent {

/// m ← β₁ m + (1 − β₁) g, u ← max(β₂ u, |g| + ε), p ← p − η/(1 − β₁ᵗ) · m/u. (The paper has no ε; PyTorch puts it
/// inside the maximum, so that u is never zero.)
template <class S>
class Adamax final : public Optimizer<S> {
 public:
  static constexpr Descriptor descriptor() {
    return {
        .id = "adamax",
        .title = "Adamax",
        .help = "Adam that divides by the largest recent gradient instead of their root mean square.",
        .formula =
            "m_t = \\beta_1 m_{t-1} + (1-\\beta_1) g_t, \\quad u_t = \\max(\\beta_2 u_{t-1},\\, "
            "|g_t| + \\varepsilon), \\quad p_t = p_{t-1} - \\frac{\\eta}{1 - \\beta_1^t}\\,\\frac{m_t}{u_t}",
        .terms = {{"m_t", "EWMA of the gradients"},
                  {"u_t", "decaying maximum of their sizes"},
                  {"\\eta", "learning rate"}},
        .sources = {{"Kingma, D. P. and Ba, J.", 2015, "Adam: A Method for Stochastic Optimization",
                     "ICLR, arXiv:1412.6980", "Algorithm 2"}},
        .parameters = {step_length_parameter(0.05),
                       decay_parameter("beta1", "\\beta_1", "decay of the mean",
                                       "The share of the old average of gradients that stays at each step.", 0.9),
                       decay_parameter("beta2", "\\beta_2", "decay of the maximum",
                                       "By how much the maximum shrinks when no larger gradient comes.", 0.999),
                       epsilon_parameter(1e-8)},
        .quantities = {{"m", "m", "average of gradients", Role::velocity},
                       {"maximum", "u", "decaying maximum of gradient sizes", Role::other}},
        .substeps = {{"m", "m", "The average of the slopes forgets a little and takes in the new one.",
                      "beta1*m + (1 - beta1)*g"},
                     {"maximum", "u", "The largest slope shrinks a little, unless the new one is larger.",
                      "max(beta2*maximum, abs(g) + epsilon)"},
                     {"mHat", "\\hat m", "The average is freed of its start from zero.", "m/(1 - beta1^t)"},
                     {"p", "p", "The position moves against the one, divided by the other.", "p - rate*mHat/maximum"}},
        .torch = "Adamax([p], lr={learningRate}, betas=({beta1}, {beta2}), eps={epsilon}, weight_decay={l2})"};
  }

  Adamax(const Value& parameters, std::size_t size)
      : beta1_(parameters["beta1"].number()),
        beta2_(static_cast<S>(parameters["beta2"].number())),
        epsilon_(static_cast<S>(parameters["epsilon"].number())),
        m_(StateVector<S>::Zero(static_cast<Eigen::Index>(size))),
        u_(StateVector<S>::Zero(static_cast<Eigen::Index>(size))) {}

  void step(std::span<S> params, std::span<const S> grads, S rate) override {
    power1_ *= beta1_;
    const S b1 = static_cast<S>(beta1_);
    const S corrected = static_cast<S>(static_cast<double>(rate) / (1 - power1_));
    S* m = m_.data();
    S* u = u_.data();
    DESCENT_EACH_APART
    for (std::size_t i = 0; i < params.size(); ++i) {
      m[i] = b1 * m[i] + (1 - b1) * grads[i];
      u[i] = std::max(beta2_ * u[i], std::abs(grads[i]) + epsilon_);
      const S move = corrected * m[i] / u[i];
      // 0/0 with ε = 0 and no gradient yet: nothing to step along.
      params[i] -= u[i] > 0 ? move : S(0);
    }
  }

  void remember(OptimizerMemory<S>& memory) override {
    memory.add(m_);
    memory.add(u_);
    memory.add(power1_);
  }

  void observe(std::size_t k, std::span<S> out) const override {
    std::copy_n(k == 0 ? m_.data() : u_.data(), out.size(), out.data());
  }

 private:
  double beta1_;
  S beta2_, epsilon_;
  double power1_ = 1;  ///< β₁ᵗ
  StateVector<S> m_, u_;
};

}  // namespace descent
