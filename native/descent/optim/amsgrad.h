#pragma once

#include <algorithm>

#include "descent/optim/adam.h"

namespace descent {

/// Adam that divides by the largest v so far: w ← max(w, v) of the uncorrected v, p ← p − η m̂/(√(w/(1 − β₂ᵗ)) + ε), as
/// in PyTorch. (The paper has neither correction.)
template <class S>
class AmsGrad final : public Adam<S> {
 public:
  static constexpr Descriptor descriptor() {
    Descriptor d{
        .id = "amsgrad",
        .title = "AMSGrad",
        .help = "Adam whose divisor never shrinks.",
        .formula =
            "w_t = \\max(w_{t-1}, v_t), \\qquad p_t = p_{t-1} - \\eta\\, \\frac{\\hat m_t}"
            "{\\sqrt{w_t / (1-\\beta_2^t)} + \\varepsilon}",
        .terms = Adam<S>::terms(),
        .sources = {{"Reddi, S. J., Kale, S. and Kumar, S.", 2018, "On the Convergence of Adam and Beyond",
                     "ICLR, arXiv:1904.09237", "Algorithm 2"}},
        .parameters = Adam<S>::parameters(),
        .quantities = Adam<S>::quantities(),
        .substeps = {Adam<S>::substeps()[0],
                     Adam<S>::substeps()[1],
                     {"vMax", "w", "The largest average of squares so far is kept.", "max(vMax, v)"},
                     Adam<S>::substeps()[2],
                     {"wHat", "\\hat w", "The largest one too is freed of its start from zero.", "vMax/(1 - beta2^t)",
                      "biasCorrection"},
                     {"p", "p", "The position moves against the average, divided by the root of the largest square.",
                      "p - rate*mHat/(sqrt(wHat) + epsilon)", "biasCorrection"},
                     {"p", "p", "The position moves against the average, divided by the root of the largest square.",
                      "p - rate*m/(sqrt(vMax) + epsilon)", "1 - biasCorrection"}},
        .torch =
            "Adam([p], lr={learningRate}, betas=({beta1}, {beta2}), eps={epsilon}, weight_decay={l2}, amsgrad=True)",
        .torch_when = "biasCorrection"};
    d.terms.push_back({"w_t", "largest v so far"});
    d.quantities.push_back({"vMax", "w", "largest average of squares so far", Role::other});
    return d;
  }

  AmsGrad(const Value& parameters, std::size_t size)
      : Adam<S>(parameters, size), largest_(StateVector<S>::Zero(static_cast<Eigen::Index>(size))) {}

  void step(std::span<S> params, std::span<const S> grads, S rate) override {
    S* w = largest_.data();
    this->step_dividing_by(params, grads, rate, [w](std::size_t i, S v) { return w[i] = std::max(w[i], v); });
  }

  void remember(OptimizerMemory<S>& memory) override {
    Adam<S>::remember(memory);
    memory.add(largest_);
  }

  void observe(std::size_t k, std::span<S> out) const override {
    if (k < 4) return Adam<S>::observe(k, out);
    std::copy_n(largest_.data(), out.size(), out.data());
  }

 private:
  StateVector<S> largest_;
};

}  // namespace descent
