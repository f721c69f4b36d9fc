#pragma once

#include "descent/optim/optimizer.h"
#include "descent/optim/parameters.h"

namespace descent {

/// Heavy ball: v ← μ v − η g, p ← p + v.
/// As an average: v ← μ v + (1 − μ) g, p ← p − η v. With a constant rate that is the heavy ball at η (1 − μ).
template <class S>
class Momentum final : public Optimizer<S> {
 public:
  static constexpr Descriptor descriptor() {
    return {
        .id = "momentum",
        .title = "Momentum",
        .help = "A heavy ball: it keeps most of its velocity and adds the slope to it.",
        .formula = "v_t = \\mu\\, v_{t-1} - \\eta\\, g_t, \\qquad p_t = p_{t-1} + v_t",
        .terms = {{"v_t", "velocity"},
                  {"\\mu", "momentum: the share of the velocity that stays"},
                  {"g_t", "gradient of the loss"},
                  {"\\eta", "learning rate"}},
        .sources = {{"Polyak, B. T.", 1964, "Some methods of speeding up the convergence of iteration methods",
                     "USSR Computational Mathematics and Mathematical Physics 4(5), 1–17", ""},
                    {"Sutskever, I., Martens, J., Dahl, G. and Hinton, G.", 2013,
                     "On the importance of initialization and momentum in deep learning", "ICML", "eq. 1–2"}},
        .parameters = {learning_rate_parameter(0.02),
                       decay_parameter("momentum", "\\mu", "momentum",
                                       "The share of the velocity that stays from step to step.", 0.9),
                       {.id = "form",
                        .label = "form",
                        .help = "Whether the velocity is a decayed sum of gradients, or their weighted average (EWMA), "
                                "which is 1 − μ times as long.",
                        .kind = Kind::choice,
                        .default_value = "heavy-ball",
                        .choices = {{"heavy-ball", "heavy ball: decayed sum"}, {"ewma", "EWMA: weighted average"}},
                        .advanced = true}},
        .quantities = {{"velocity", "v", "velocity", Role::velocity}},
        .substeps = {{"velocity", "v", "The velocity keeps the share μ of itself.", "momentum*velocity"},
                     {"velocity", "v", "The slope, times the rate, is taken off it.", "velocity - rate*g", "1 - form"},
                     {"velocity", "v", "The share 1 − μ of the slope is added to it.", "velocity + (1 - momentum)*g",
                      "form"},
                     {"p", "p", "The position moves by the velocity.", "p + velocity", "1 - form"},
                     {"p", "p", "The position moves against the average, times the rate.", "p - rate*velocity",
                      "form"}},
        .torch = "SGD([p], lr={learningRate}, momentum={momentum}, weight_decay={l2})",
        .torch_when = "1 - form"};
  }

  Momentum(const Value& parameters, std::size_t size)
      : momentum_(static_cast<S>(parameters["momentum"].number())),
        average_(parameters["form"].string() == "ewma"),
        velocity_(StateVector<S>::Zero(static_cast<Eigen::Index>(size))) {}

  void step(std::span<S> params, std::span<const S> grads, S rate) override {
    S* v = velocity_.data();
    if (average_) {
      for (std::size_t i = 0; i < params.size(); ++i) {
        v[i] = momentum_ * v[i] + (1 - momentum_) * grads[i];
        params[i] -= rate * v[i];
      }
    } else {
      for (std::size_t i = 0; i < params.size(); ++i) {
        v[i] = momentum_ * v[i] - rate * grads[i];
        params[i] += v[i];
      }
    }
  }

  void remember(OptimizerMemory<S>& memory) override { memory.add(velocity_); }

  void observe(std::size_t /*k*/, std::span<S> out) const override {
    std::copy_n(velocity_.data(), out.size(), out.data());
  }

  /// The roots of z² − (1 + μ − ηλ) z + μ leave the unit circle at η = 2 (1 + μ)/λ (Polyak 1964); the average takes
  /// steps 1 − μ times as long.
  double stable_rate(double lambda_max) const override {
    const double mu = static_cast<double>(momentum_);
    const double heavy_ball = 2 * (1 + mu) / lambda_max;
    return average_ ? heavy_ball / (1 - mu) : heavy_ball;
  }

 private:
  S momentum_;
  bool average_;
  StateVector<S> velocity_;
};

}  // namespace descent
