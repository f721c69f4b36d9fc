#pragma once

#include <algorithm>
#include <cmath>

#include "descent/base/loops.h"
#include "descent/optim/optimizer.h"
#include "descent/optim/parameters.h"

namespace descent {

/// s ← ρ s + (1 − ρ) g², p ← p − η g / (√s + ε). No bias correction: the first step is η/√(1 − ρ) long.
/// Centred (Graves 2013): the square of the mean is taken off s, so that the variance of the gradient divides. With
/// momentum: b ← μ b + g/(…), p ← p − η b.
template <class S>
class RmsProp final : public Optimizer<S> {
 public:
  static constexpr Descriptor descriptor() {
    return {
        .id = "rmsprop",
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
                     "COURSERA: Neural Networks for Machine Learning", ""},
                    {"Graves, A.", 2013, "Generating Sequences With Recurrent Neural Networks", "arXiv:1308.0850",
                     "page 23, the centred form"}},
        .parameters = {step_length_parameter(0.02),
                       decay_parameter("rho", "\\rho", "decay of the squares",
                                       "The share of the old average of squares that stays at each step.", 0.9),
                       momentum_parameter(),
                       {.id = "centered",
                        .label = "centred",
                        .help = "Divides by the spread of the recent gradients around their mean, not by their size.",
                        .kind = Kind::boolean,
                        .default_value = false,
                        .advanced = true},
                       epsilon_parameter(1e-8)},
        .quantities = {{"squares", "s", "average of squared gradients", Role::squares},
                       {"mean", "m", "average of gradients (used when centred)", Role::other},
                       {"buffer", "b", "buffer of divided gradients", Role::other}},
        .substeps = {{"squares", "s", "The average of the squares forgets a little and takes in the new square.",
                      "rho*squares + (1 - rho)*g^2"},
                     {"mean", "m", "So does the average of the slopes themselves.", "rho*mean + (1 - rho)*g",
                      "centered"},
                     {"divisor", "d", "The root of the average becomes the divisor.", "sqrt(squares) + epsilon",
                      "1 - centered"},
                     {"divisor", "d", "The spread of the slopes around their average becomes the divisor.",
                      "sqrt(max(squares - mean^2, 0)) + epsilon", "centered"},
                     {"buffer", "b", "The buffer keeps the share μ of itself and takes in the divided slope.",
                      "momentum*buffer + g/divisor", "momentum"},
                     {"p", "p", "The position moves against the buffer.", "p - rate*buffer", "momentum"},
                     {"p", "p", "The position moves against the divided slope.", "p - rate*g/divisor",
                      "1 - sign(momentum)"}},
        .torch =
            "RMSprop([p], lr={learningRate}, alpha={rho}, eps={epsilon}, weight_decay={l2}, momentum={momentum}, "
            "centered={centered})"};
  }

  RmsProp(const Value& parameters, std::size_t size)
      : rho_(static_cast<S>(parameters["rho"].number())),
        momentum_(static_cast<S>(parameters["momentum"].number())),
        centered_(parameters["centered"].boolean()),
        epsilon_(static_cast<S>(parameters["epsilon"].number())),
        squares_(StateVector<S>::Zero(static_cast<Eigen::Index>(size))),
        mean_(StateVector<S>::Zero(static_cast<Eigen::Index>(size))),
        buffer_(StateVector<S>::Zero(static_cast<Eigen::Index>(size))) {}

  void step(std::span<S> params, std::span<const S> grads, S rate) override {
    S* s = squares_.data();
    S* m = mean_.data();
    S* b = buffer_.data();
    DESCENT_EACH_APART
    for (std::size_t i = 0; i < params.size(); ++i) {
      const S g = grads[i];
      s[i] = rho_ * s[i] + (1 - rho_) * g * g;
      m[i] = rho_ * m[i] + (1 - rho_) * g;
      // Rounding can make the difference negative under a long constant gradient.
      const S square = centered_ ? std::max(s[i] - m[i] * m[i], S(0)) : s[i];
      const S divisor = std::sqrt(square) + epsilon_;
      // 0/0 with ε = 0 and no gradient yet: nothing to step along.
      b[i] = momentum_ * b[i] + (divisor > 0 ? g / divisor : S(0));
      params[i] -= rate * b[i];
    }
  }

  void remember(OptimizerMemory<S>& memory) override {
    memory.add(squares_);
    memory.add(mean_);
    memory.add(buffer_);
  }

  void observe(std::size_t k, std::span<S> out) const override {
    const StateVector<S>& source = k == 0 ? squares_ : k == 1 ? mean_ : buffer_;
    std::copy_n(source.data(), out.size(), out.data());
  }

 private:
  static constexpr Parameter momentum_parameter() {
    Parameter p = decay_parameter("momentum", "\\mu", "momentum",
                                  "The share of the buffer of steps that stays; 0 steps along the newest alone.", 0);
    p.advanced = true;
    return p;
  }

  S rho_, momentum_;
  bool centered_;
  S epsilon_;
  StateVector<S> squares_, mean_, buffer_;
};

}  // namespace descent
