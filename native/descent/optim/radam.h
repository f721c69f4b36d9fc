#pragma once

#include <cmath>

#include "descent/base/loops.h"
#include "descent/optim/optimizer.h"
#include "descent/optim/parameters.h"

namespace descent {

/// Adam that waits: while too few squared gradients have been seen for their average to be trusted (ρ_t ≤ 5), it steps
/// along the corrected mean alone; then the divisor comes in, rectified by r_t.
/// ρ_∞ = 2/(1 − β₂) − 1, ρ_t = ρ_∞ − 2tβ₂ᵗ/(1 − β₂ᵗ), r_t = √((ρ_t − 4)(ρ_t − 2)ρ_∞ / ((ρ_∞ − 4)(ρ_∞ − 2)ρ_t)),
/// p ← p − η r_t m̂ √(1 − β₂ᵗ)/(√v + ε): as in PyTorch, ε is added before the correction.
template <class S>
class Radam final : public Optimizer<S> {
 public:
  static constexpr Descriptor descriptor() {
    return {
        .id = "radam",
        .title = "RAdam",
        .help = "Adam that does not divide until it has seen enough gradients to know by what.",
        .formula =
            "p_t = p_{t-1} - \\eta\\, r_t\\, \\hat m_t\\, \\frac{\\sqrt{1-\\beta_2^t}}{\\sqrt{v_t} + \\varepsilon} "
            "\\;\\text{ if } \\rho_t > 5, \\qquad p_t = p_{t-1} - \\eta\\, \\hat m_t \\;\\text{ else}",
        .terms = {{"\\rho_t", "how many gradients the average of squares stands for"},
                  {"r_t", "rectification, growing to 1"},
                  {"\\hat m_t", "EWMA of the gradients, corrected"}},
        .sources = {{"Liu, L. et al.", 2020, "On the Variance of the Adaptive Learning Rate and Beyond",
                     "ICLR, arXiv:1908.03265", "Algorithm 2"}},
        .parameters = {step_length_parameter(0.05),
                       decay_parameter("beta1", "\\beta_1", "decay of the mean",
                                       "The share of the old average of gradients that stays at each step.", 0.9),
                       decay_parameter("beta2", "\\beta_2", "decay of the squares",
                                       "The share of the old average of squared gradients that stays.", 0.999),
                       epsilon_parameter(1e-8)},
        .quantities = {{"m", "m", "average of gradients", Role::velocity},
                       {"v", "v", "average of squared gradients", Role::squares}},
        .substeps = {{"m", "m", "The average of the slopes forgets a little and takes in the new one.",
                      "beta1*m + (1 - beta1)*g"},
                     {"v", "v", "The average of their squares does the same, more slowly.",
                      "beta2*v + (1 - beta2)*g^2"},
                     {"mHat", "\\hat m", "The first average is freed of its start from zero.", "m/(1 - beta1^t)"},
                     {"limit", "\\rho_\\infty", "How many squares the second average holds in the long run.",
                      "2/(1 - beta2) - 1"},
                     {"length", "\\rho_t", "How many it holds so far.", "limit - 2*t*beta2^t/(1 - beta2^t)"},
                     {"rectified", "r_t", "There are enough of them: the divisor counts, as far as it can be trusted.",
                      "sqrt((length - 4)*(length - 2)*limit/((limit - 4)*(limit - 2)*length))", "length - 5"},
                     {"p", "p", "The position moves against the average, divided by the root of the squares.",
                      "p - rate*mHat*rectified*sqrt(1 - beta2^t)/(sqrt(v) + epsilon)", "length - 5"},
                     {"p", "p", "There are too few of them: the position moves against the average alone.",
                      "p - rate*mHat", "1 - sign(max(length - 5, 0))"}},
        .torch = "RAdam([p], lr={learningRate}, betas=({beta1}, {beta2}), eps={epsilon}, weight_decay={l2})"};
  }

  Radam(const Value& parameters, std::size_t size)
      : beta1_(parameters["beta1"].number()),
        beta2_(parameters["beta2"].number()),
        epsilon_(static_cast<S>(parameters["epsilon"].number())),
        m_(StateVector<S>::Zero(static_cast<Eigen::Index>(size))),
        v_(StateVector<S>::Zero(static_cast<Eigen::Index>(size))) {}

  void step(std::span<S> params, std::span<const S> grads, S rate) override {
    steps_ += 1;
    power1_ *= beta1_;
    power2_ *= beta2_;
    const double limit = 2 / (1 - beta2_) - 1;
    const double length = limit - 2 * steps_ * power2_ / (1 - power2_);
    const bool divides = length > 5;
    const double rectified =
        divides ? std::sqrt((length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length)) : 0;
    const S b1 = static_cast<S>(beta1_), b2 = static_cast<S>(beta2_);
    // Taken in double: 1 − 0.999 in float is off by 5e-5, and the divisor's correction is not.
    const S new1 = static_cast<S>(1 - beta1_), new2 = static_cast<S>(1 - beta2_);
    const S along_mean = static_cast<S>(static_cast<double>(rate) / (1 - power1_));
    const S divided = static_cast<S>(static_cast<double>(rate) / (1 - power1_) * std::sqrt(1 - power2_) * rectified);
    S* m = m_.data();
    S* v = v_.data();
    DESCENT_EACH_APART
    for (std::size_t i = 0; i < params.size(); ++i) {
      const S g = grads[i];
      m[i] = b1 * m[i] + new1 * g;
      v[i] = b2 * v[i] + new2 * g * g;
      const S divisor = std::sqrt(v[i]) + epsilon_;
      if (!divides) {
        params[i] -= along_mean * m[i];
      } else if (divisor > 0) {
        params[i] -= divided * m[i] / divisor;
      }
    }
  }

  /// Of the steps along m̂ alone the first is gradient descent's; those after it hold their course and are smaller.
  double undivided_rate(double lambda_max) const override { return 2 / lambda_max; }

  void remember(OptimizerMemory<S>& memory) override {
    memory.add(m_);
    memory.add(v_);
    memory.add(steps_);
    memory.add(power1_);
    memory.add(power2_);
  }

  void observe(std::size_t k, std::span<S> out) const override {
    std::copy_n(k == 0 ? m_.data() : v_.data(), out.size(), out.data());
  }

 private:
  double beta1_, beta2_;
  S epsilon_;
  double steps_ = 0;
  double power1_ = 1, power2_ = 1;  ///< β₁ᵗ and β₂ᵗ
  StateVector<S> m_, v_;
};

}  // namespace descent
