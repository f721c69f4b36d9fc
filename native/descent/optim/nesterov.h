#pragma once

#include "descent/optim/optimizer.h"
#include "descent/optim/parameters.h"

namespace descent {

/// v ← μ v − η g(p + μ v), p ← p + v: momentum whose gradient is taken where the velocity is about to carry it.
template <class S>
class Nesterov final : public Optimizer<S> {
 public:
  static constexpr Descriptor descriptor() {
    return {
        .id = "nag",
        .title = "Nesterov",
        .help = "Momentum that looks ahead: the slope is read where the velocity is about to carry the ball.",
        .formula = "v_t = \\mu\\, v_{t-1} - \\eta\\, \\nabla L(p_{t-1} + \\mu\\, v_{t-1}), \\qquad p_t = p_{t-1} + v_t",
        .terms = {{"v_t", "velocity"},
                  {"p_{t-1} + \\mu\\, v_{t-1}", "look-ahead point"},
                  {"\\mu", "momentum"},
                  {"\\eta", "learning rate"}},
        .sources = {{"Nesterov, Y.", 1983,
                     "A method of solving a convex programming problem with convergence rate O(1/k²)",
                     "Soviet Mathematics Doklady 27, 372–376", ""},
                    {"Sutskever, I., Martens, J., Dahl, G. and Hinton, G.", 2013,
                     "On the importance of initialization and momentum in deep learning", "ICML", "eq. 3–4"}},
        .parameters = {learning_rate_parameter(0.02),
                       decay_parameter("momentum", "\\mu", "momentum",
                                       "The share of the velocity that stays from step to step.", 0.9)},
        .quantities = {{"velocity", "v", "velocity", Role::velocity}},
        .substeps = {
            {"ahead", "\\tilde p", "The look-ahead: where the velocity alone would carry it. The slope is read there.",
             "p + momentum*velocity"},
            {"velocity", "v", "The velocity keeps the share μ of itself.", "momentum*velocity"},
            {"velocity", "v", "The slope read ahead, times the rate, is taken off it.", "velocity - rate*g"},
            {"p", "p", "The position moves by the velocity.", "p + velocity"}}};
  }

  Nesterov(const Value& parameters, std::size_t size)
      : momentum_(static_cast<S>(parameters["momentum"].number())),
        velocity_(StateVector<S>::Zero(static_cast<Eigen::Index>(size))) {}

  void gradient_point(std::span<const S> params, std::span<S> point) const override {
    for (std::size_t i = 0; i < params.size(); ++i) {
      point[i] = params[i] + momentum_ * velocity_[static_cast<Eigen::Index>(i)];
    }
  }

  bool looks_ahead() const override { return true; }

  void step(std::span<S> params, std::span<const S> grads, S rate) override {
    S* v = velocity_.data();
    for (std::size_t i = 0; i < params.size(); ++i) {
      v[i] = momentum_ * v[i] - rate * grads[i];
      params[i] += v[i];
    }
  }

  void remember(OptimizerMemory<S>& memory) override { memory.add(velocity_); }

  void observe(std::size_t /*k*/, std::span<S> out) const override {
    std::copy_n(velocity_.data(), out.size(), out.data());
  }

  /// The roots of z² − (1 + μ)(1 − ηλ) z + μ (1 − ηλ) leave the unit circle at z = −1, η = 2 (1 + μ)/((1 + 2μ) λ).
  double stable_rate(double lambda_max) const override {
    const double mu = static_cast<double>(momentum_);
    return 2 * (1 + mu) / ((1 + 2 * mu) * lambda_max);
  }

 private:
  S momentum_;
  StateVector<S> velocity_;
};

}  // namespace descent
