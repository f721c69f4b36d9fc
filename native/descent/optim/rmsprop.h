#pragma once

#include <cmath>

#include "descent/optim/optimizer.h"
#include "descent/optim/parameters.h"

namespace descent {

/// s ← ρ s + (1 − ρ) g², p ← p − η g / (√s + ε). No bias correction: the first step is η/√(1 − ρ) long.
template <class S>
class RmsProp final : public Optimizer<S> {
 public:
  static Descriptor descriptor() {
    return {.id = "rmsprop",
            .title = "RMSProp",
            .help = "Divides each coordinate's step by the size of its recent gradients.",
            .formula =
                "s_t = \\rho\\, s_{t-1} + (1 - \\rho)\\, g_t^2, \\qquad "
                "p_t = p_{t-1} - \\eta\\, \\frac{g_t}{\\sqrt{s_t} + \\varepsilon}",
            .terms = {{"s_t", "EWMA of the squared gradients"},
                      {"\\rho", "how slowly it forgets"},
                      {"g_t", "gradient of the loss"},
                      {"\\eta", "learning rate"},
                      {"\\varepsilon", "keeps the divisor from zero"}},
            .sources = {{"Tieleman, T. and Hinton, G.", 2012, "Lecture 6.5: rmsprop",
                         "COURSERA: Neural Networks for Machine Learning", ""}},
            .parameters = {step_length_parameter(0.02),
                           decay_parameter("rho", "\\rho", "decay of the squares",
                                           "The share of the old average of squares that stays at each step.", 0.9),
                           epsilon_parameter(1e-8)},
            .quantities = {{"squares", "s", "average of squared gradients", Role::squares}}};
  }

  RmsProp(const Value& parameters, std::size_t size)
      : rho_(static_cast<S>(parameters["rho"].number())),
        epsilon_(static_cast<S>(parameters["epsilon"].number())),
        squares_(StateVector<S>::Zero(static_cast<Eigen::Index>(size))) {}

  void step(std::span<S> params, std::span<const S> grads, S rate) override {
    S* s = squares_.data();
    for (std::size_t i = 0; i < params.size(); ++i) {
      s[i] = rho_ * s[i] + (1 - rho_) * grads[i] * grads[i];
      const S divisor = std::sqrt(s[i]) + epsilon_;
      // 0/0 with ε = 0 and no gradient yet: nothing to step along.
      if (divisor > 0) params[i] -= rate * grads[i] / divisor;
    }
  }

  void observe(std::size_t /*k*/, std::span<S> out) const override {
    std::copy_n(squares_.data(), out.size(), out.data());
  }

 private:
  S rho_;
  S epsilon_;
  StateVector<S> squares_;
};

}  // namespace descent
