#pragma once

#include <cmath>

#include "descent/base/loops.h"
#include "descent/optim/optimizer.h"
#include "descent/optim/parameters.h"

namespace descent {

/// m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², p ← p − η m̂ / (√v̂ + ε), with m̂ = m/(1 − β₁ᵗ) and v̂ = v/(1 − β₂ᵗ).
/// One pass over the arrays: each number is read once and written once.
template <class S>
class Adam : public Optimizer<S> {
 public:
  static constexpr Descriptor descriptor() {
    return {.id = "adam",
            .title = "Adam",
            .help = "Momentum and RMSProp together, both corrected for starting from zero.",
            .formula =
                "m_t = \\beta_1 m_{t-1} + (1 - \\beta_1)\\, g_t, \\quad "
                "v_t = \\beta_2 v_{t-1} + (1 - \\beta_2)\\, g_t^2, \\quad "
                "p_t = p_{t-1} - \\eta\\, \\frac{\\hat m_t}{\\sqrt{\\hat v_t} + \\varepsilon}",
            .terms = terms(),
            .sources = {{"Kingma, D. P. and Ba, J.", 2015, "Adam: A Method for Stochastic Optimization",
                         "ICLR, arXiv:1412.6980", "Algorithm 1"}},
            .parameters = parameters(),
            .quantities = quantities(),
            .substeps = substeps(),
            .torch = "Adam([p], lr={learningRate}, betas=({beta1}, {beta2}), eps={epsilon}, weight_decay={l2})",
            .torch_when = "biasCorrection"};
  }

  Adam(const Value& parameters, std::size_t size)
      : beta1_(parameters["beta1"].number()),
        beta2_(parameters["beta2"].number()),
        epsilon_(static_cast<S>(parameters["epsilon"].number())),
        corrected_(parameters["biasCorrection"].boolean()),
        m_(StateVector<S>::Zero(static_cast<Eigen::Index>(size))),
        v_(StateVector<S>::Zero(static_cast<Eigen::Index>(size))) {}

  void step(std::span<S> params, std::span<const S> grads, S rate) override {
    step_dividing_by(params, grads, rate, [](std::size_t /*i*/, S v) { return v; });
  }

  void remember(OptimizerMemory<S>& memory) override {
    memory.add(m_);
    memory.add(v_);
    memory.add(power1_);
    memory.add(power2_);
  }

  void observe(std::size_t k, std::span<S> out) const override {
    const StateVector<S>& source = k % 2 == 0 ? m_ : v_;
    const double divisor = k < 2 || power2_ == 1 ? 1 : k == 2 ? correction1() : correction2();
    for (std::size_t i = 0; i < out.size(); ++i) {
      out[i] = source[static_cast<Eigen::Index>(i)] / static_cast<S>(divisor);
    }
  }

 protected:
  /// The rule with `square(i, v)` in place of v in the divisor.
  template <class Square>
  void step_dividing_by(std::span<S> params, std::span<const S> grads, S rate, Square square) {
    // Once a step for all parameters: t belongs to the step, not to a tensor.
    power1_ *= beta1_;
    power2_ *= beta2_;
    const S b1 = static_cast<S>(beta1_), b2 = static_cast<S>(beta2_);
    // Taken in double: 1 − 0.999 in float is off by 5e-5, and the divisor's correction is not.
    const S new1 = static_cast<S>(1 - beta1_), new2 = static_cast<S>(1 - beta2_);
    // η m̂ / (√v̂ + ε) with both corrections taken out of the loop: (η / c₁) m / (√v · 1/√c₂ + ε). One division and one
    // root are left for each parameter.
    const S step = static_cast<S>(static_cast<double>(rate) / correction1());
    const S root = static_cast<S>(1 / std::sqrt(correction2()));
    S* m = m_.data();
    S* v = v_.data();
    DESCENT_EACH_APART
    for (std::size_t i = 0; i < params.size(); ++i) {
      const S g = grads[i];
      m[i] = b1 * m[i] + new1 * g;
      v[i] = b2 * v[i] + new2 * g * g;
      const S divisor = std::sqrt(square(i, v[i])) * root + epsilon_;
      const S move = step * m[i] / divisor;
      // 0/0 with ε = 0 and no gradient yet: nothing to step along.
      params[i] -= divisor > 0 ? move : S(0);
    }
  }

  static constexpr List<Term> terms() {
    return {{"m_t", "EWMA of the gradients"},
            {"v_t", "EWMA of the squared gradients"},
            {"\\hat m_t", "the first without its start from zero: divided by 1 − β₁ᵗ"},
            {"\\hat v_t", "the second likewise: divided by 1 − β₂ᵗ"},
            {"\\eta", "learning rate"},
            {"\\varepsilon", "keeps the divisor from zero"}};
  }

  static constexpr List<Parameter> parameters() {
    return {step_length_parameter(0.05),
            decay_parameter("beta1", "\\beta_1", "decay of the mean",
                            "The share of the old average of gradients that stays at each step.", 0.9),
            decay_parameter("beta2", "\\beta_2", "decay of the squares",
                            "The share of the old average of squared gradients that stays at each step.", 0.999),
            {.id = "biasCorrection",
             .label = "bias correction",
             .help = "Divides both averages by 1 − βᵗ, which undoes their start from zero.",
             .kind = Kind::boolean,
             .default_value = true,
             .advanced = true},
            epsilon_parameter(1e-8)};
  }

  static constexpr List<Substep> substeps() {
    return {
        {"m", "m", "The average of the slopes forgets a little and takes in the new one.", "beta1*m + (1 - beta1)*g"},
        {"v", "v", "The average of their squares does the same, more slowly.", "beta2*v + (1 - beta2)*g^2"},
        {"mHat", "\\hat m", "The first average is freed of its start from zero.", "m/(1 - beta1^t)", "biasCorrection"},
        {"vHat", "\\hat v", "The second one too.", "v/(1 - beta2^t)", "biasCorrection"},
        {"p", "p", "The position moves against the one, divided by the root of the other.",
         "p - rate*mHat/(sqrt(vHat) + epsilon)", "biasCorrection"},
        {"p", "p", "The position moves against the one, divided by the root of the other.",
         "p - rate*m/(sqrt(v) + epsilon)", "1 - biasCorrection"}};
  }

  static constexpr List<Quantity> quantities() {
    return {{"m", "m", "average of gradients", Role::velocity},
            {"v", "v", "average of squared gradients", Role::squares},
            {"mHat", "\\hat m", "average of gradients, corrected", Role::other},
            {"vHat", "\\hat v", "average of squared gradients, corrected", Role::other}};
  }

 private:
  double correction1() const { return corrected_ ? 1 - power1_ : 1; }
  double correction2() const { return corrected_ ? 1 - power2_ : 1; }

  double beta1_, beta2_;
  S epsilon_;
  bool corrected_;
  double power1_ = 1, power2_ = 1;  ///< β₁ᵗ and β₂ᵗ; both 1 before the first step
  StateVector<S> m_, v_;
};

}  // namespace descent
