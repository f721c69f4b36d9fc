#pragma once

#include <cmath>

#include "descent/base/loops.h"
#include "descent/optim/optimizer.h"
#include "descent/optim/parameters.h"

namespace descent {

/// s ← ρ s + (1 − ρ) g², d = √(u + ε)/√(s + ε) · g (ε inside both roots), u ← ρ u + (1 − ρ) d², p ← p − η d.
template <class S>
class Adadelta final : public Optimizer<S> {
 public:
  static constexpr Descriptor descriptor() {
    return {
        .id = "adadelta",
        .title = "Adadelta",
        .help = "Measures each step by the size of its own recent steps, so that units cancel.",
        .formula =
            "s_t = \\rho s_{t-1} + (1-\\rho) g_t^2, \\quad d_t = \\frac{\\sqrt{u_{t-1} + \\varepsilon}}"
            "{\\sqrt{s_t + \\varepsilon}}\\, g_t, \\quad u_t = \\rho u_{t-1} + (1-\\rho) d_t^2, \\quad "
            "p_t = p_{t-1} - \\eta\\, d_t",
        .terms = {{"s_t", "average of squared gradients"},
                  {"u_t", "average of squared steps"},
                  {"\\rho", "how slowly both forget"},
                  {"\\varepsilon", "starts the first step; inside both roots"}},
        .sources = {{"Zeiler, M. D.", 2012, "ADADELTA: An Adaptive Learning Rate Method", "arXiv:1212.5701",
                     "Algorithm 1"}},
        .parameters = {learning_rate_parameter(
                           1, "What the step, which the rule measures out by itself, is multiplied by."),
                       decay_parameter("rho", "\\rho", "decay of the squares",
                                       "The share of the old averages that stays at each step.", 0.9),
                       {.id = "epsilon",
                        .symbol = "\\varepsilon",
                        .label = "epsilon",
                        .help = "Inside both square roots; the larger, the longer the first steps.",
                        .kind = Kind::number,
                        .min = 0,
                        .max = 1,
                        .slider_min = 1e-8,
                        .slider_max = 1e-1,
                        .default_value = 1e-4,
                        .scale = Scale::log}},
        .quantities = {{"squares", "s", "average of squared gradients", Role::squares},
                       {"steps", "u", "average of squared steps", Role::other}},
        .substeps = {{"squares", "s", "The average of the squared slopes forgets a little and takes in the new one.",
                      "rho*squares + (1 - rho)*g^2"},
                     {"step", "d", "The slope, in units of its own size, times the size of the recent steps.",
                      "sqrt(steps + epsilon)/sqrt(squares + epsilon)*g"},
                     {"steps", "u", "The average of the squared steps takes in this one.",
                      "rho*steps + (1 - rho)*step^2"},
                     {"p", "p", "The position moves against it.", "p - rate*step"}},
        .torch = "Adadelta([p], lr={learningRate}, rho={rho}, eps={epsilon}, weight_decay={l2})"};
  }

  Adadelta(const Value& parameters, std::size_t size)
      : rho_(static_cast<S>(parameters["rho"].number())),
        epsilon_(static_cast<S>(parameters["epsilon"].number())),
        squares_(StateVector<S>::Zero(static_cast<Eigen::Index>(size))),
        steps_(StateVector<S>::Zero(static_cast<Eigen::Index>(size))) {}

  void step(std::span<S> params, std::span<const S> grads, S rate) override {
    S* s = squares_.data();
    S* u = steps_.data();
    DESCENT_EACH_APART
    for (std::size_t i = 0; i < params.size(); ++i) {
      s[i] = rho_ * s[i] + (1 - rho_) * grads[i] * grads[i];
      const S divisor = std::sqrt(s[i] + epsilon_);
      // 0/0 with ε = 0 and no gradient yet: nothing to step along.
      const S d = divisor > 0 ? std::sqrt(u[i] + epsilon_) / divisor * grads[i] : S(0);
      u[i] = rho_ * u[i] + (1 - rho_) * d * d;
      params[i] -= rate * d;
    }
  }

  void remember(OptimizerMemory<S>& memory) override {
    memory.add(squares_);
    memory.add(steps_);
  }

  void observe(std::size_t k, std::span<S> out) const override {
    std::copy_n(k == 0 ? squares_.data() : steps_.data(), out.size(), out.data());
  }

 private:
  S rho_, epsilon_;
  StateVector<S> squares_, steps_;
};

}  // namespace descent
