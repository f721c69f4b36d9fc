#pragma once

#include <cmath>

#include "descent/base/loops.h"
#include "descent/base/math.h"
#include "descent/optim/optimizer.h"
#include "descent/optim/parameters.h"

namespace descent {

/// Adam with Nesterov's look-ahead: μ_t = β₁ (1 − ½ · 0.96^(tψ)), P_t = μ_1 … μ_t,
/// p ← p − η [(1 − μ_t)/(1 − P_t) g + μ_{t+1}/(1 − P_{t+1}) m] / (√v̂ + ε).
template <class S>
class Nadam final : public Optimizer<S> {
 public:
  static constexpr Descriptor descriptor() {
    return {.id = "nadam",
            .title = "NAdam",
            .help = "Adam with Nesterov's look-ahead: the step already counts the next share of the average.",
            .formula =
                "p_t = p_{t-1} - \\eta\\, \\frac{\\frac{1-\\mu_t}{1-P_t}\\, g_t + "
                "\\frac{\\mu_{t+1}}{1-P_{t+1}}\\, m_t}{\\sqrt{\\hat v_t} + \\varepsilon}, \\qquad "
                "\\mu_t = \\beta_1 \\left(1 - \\tfrac12\\, 0.96^{t\\psi}\\right), \\quad P_t = \\mu_1 \\cdots \\mu_t",
            .terms = {{"m_t", "EWMA of the gradients"},
                      {"\\hat v_t", "EWMA of the squared gradients, corrected"},
                      {"\\psi", "how quickly the momentum warms up"}},
            .sources = {{"Dozat, T.", 2016, "Incorporating Nesterov Momentum into Adam", "ICLR Workshop", ""}},
            .parameters = {step_length_parameter(0.05),
                           decay_parameter("beta1", "\\beta_1", "decay of the mean",
                                           "The share of the old average of gradients that stays at each step.", 0.9),
                           decay_parameter("beta2", "\\beta_2", "decay of the squares",
                                           "The share of the old average of squared gradients that stays.", 0.999),
                           {.id = "momentumDecay",
                            .symbol = "\\psi",
                            .label = "momentum warm-up",
                            .help = "How quickly the momentum grows to its full size.",
                            .kind = Kind::number,
                            .min = 0,
                            .max = 1,
                            .slider_min = 0,
                            .slider_max = 0.1,
                            .default_value = 0.004,
                            .advanced = true},
                           epsilon_parameter(1e-8)},
            .quantities = {{"m", "m", "average of gradients", Role::velocity},
                           {"v", "v", "average of squared gradients", Role::squares},
                           {"product", "P", "product of the momentum factors", Role::other}},
            .substeps =
                {{"m", "m", "The average of the slopes forgets a little and takes in the new one.",
                  "beta1*m + (1 - beta1)*g"},
                 {"v", "v", "The average of their squares does the same, more slowly.", "beta2*v + (1 - beta2)*g^2"},
                 {"mu", "\\mu_t", "The momentum of this step, which climbs over the run.",
                  "beta1*(1 - 0.5*0.96^(t*momentumDecay))"},
                 {"product", "P_t", "The product of all of them, for the correction.", "product*mu"},
                 {"next", "\\mu_{t+1}", "The momentum of the step to come: that is the look-ahead.",
                  "beta1*(1 - 0.5*0.96^((t + 1)*momentumDecay))"},
                 {"p", "p", "The position moves against a mixture of the new slope and the average.",
                  "p - rate*((1 - mu)/(1 - product)*g + next/(1 - product*next)*m)/(sqrt(v/(1 - beta2^t)) + epsilon)"}},
            .torch =
                "NAdam([p], lr={learningRate}, betas=({beta1}, {beta2}), eps={epsilon}, weight_decay={l2}, "
                "momentum_decay={momentumDecay}, foreach=True)"};
  }

  Nadam(const Value& parameters, std::size_t size)
      : beta1_(parameters["beta1"].number()),
        beta2_(parameters["beta2"].number()),
        momentum_decay_(parameters["momentumDecay"].number()),
        epsilon_(static_cast<S>(parameters["epsilon"].number())),
        m_(StateVector<S>::Zero(static_cast<Eigen::Index>(size))),
        v_(StateVector<S>::Zero(static_cast<Eigen::Index>(size))) {}

  void step(std::span<S> params, std::span<const S> grads, S rate) override {
    ++steps_;
    power2_ *= beta2_;
    const double now = momentum_at(steps_), next = momentum_at(steps_ + 1);
    product_ *= now;
    const S from_gradient = static_cast<S>((1 - now) / (1 - product_));
    const S from_mean = static_cast<S>(next / (1 - product_ * next));
    const S b1 = static_cast<S>(beta1_), b2 = static_cast<S>(beta2_), c2 = static_cast<S>(1 - power2_);
    // Taken in double: 1 − 0.999 in float is off by 5e-5, and the divisor's correction is not.
    const S new1 = static_cast<S>(1 - beta1_), new2 = static_cast<S>(1 - beta2_);
    S* m = m_.data();
    S* v = v_.data();
    DESCENT_EACH_APART
    for (std::size_t i = 0; i < params.size(); ++i) {
      const S g = grads[i];
      m[i] = b1 * m[i] + new1 * g;
      v[i] = b2 * v[i] + new2 * g * g;
      const S divisor = std::sqrt(v[i] / c2) + epsilon_;
      const S move = rate * (from_gradient * g + from_mean * m[i]) / divisor;
      // 0/0 with ε = 0 and no gradient yet: nothing to step along.
      params[i] -= divisor > 0 ? move : S(0);
    }
  }

  void remember(OptimizerMemory<S>& memory) override {
    memory.add(m_);
    memory.add(v_);
    memory.add(steps_);
    memory.add(product_);
    memory.add(power2_);
  }

  void observe(std::size_t k, std::span<S> out) const override {
    if (k == 2) {
      std::fill(out.begin(), out.end(), static_cast<S>(product_));
    } else {
      std::copy_n(k == 0 ? m_.data() : v_.data(), out.size(), out.data());
    }
  }

 private:
  double momentum_at(double t) const { return beta1_ * (1 - 0.5 * portable::pow(0.96, t * momentum_decay_)); }

  double beta1_, beta2_, momentum_decay_;
  S epsilon_;
  double steps_ = 0;
  double product_ = 1;  ///< P_t
  double power2_ = 1;   ///< β₂ᵗ
  StateVector<S> m_, v_;
};

}  // namespace descent
