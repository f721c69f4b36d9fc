#pragma once

#include <algorithm>

#include "descent/base/math.h"
#include "descent/optim/optimizer.h"
#include "descent/optim/parameters.h"

namespace descent {

/// p ← p (1 − λ η_t) − η_t g with η_{t+1} = η/(1 + λ η t)^α, and beside it the average a of the positions after t₀.
template <class S>
class Asgd final : public Optimizer<S> {
 public:
  static constexpr Descriptor descriptor() {
    return {
        .id = "asgd",
        .title = "Averaged SGD",
        .help =
            "Gradient descent with a shrinking rate, and beside it the average of its positions, where noise cancels.",
        .formula =
            "p_t = (1 - \\lambda\\eta_t)\\, p_{t-1} - \\eta_t\\, g_t, \\quad \\eta_{t+1} = "
            "\\frac{\\eta}{(1 + \\lambda\\eta t)^{\\alpha}}, \\quad a_t = a_{t-1} + \\mu_t (p_t - a_{t-1})",
        .terms = {{"a_t", "average of the positions since step t₀"},
                  {"\\mu_t", "1 up to step t₀, then 1/(t − t₀)"},
                  {"\\lambda", "decay of the parameters and of the rate"},
                  {"\\alpha", "how fast the rate shrinks"}},
        .sources = {{"Polyak, B. T. and Juditsky, A. B.", 1992, "Acceleration of Stochastic Approximation by Averaging",
                     "SIAM Journal on Control and Optimization 30(4), 838–855", ""}},
        .parameters = {learning_rate_parameter(0.02),
                       {.id = "lambda",
                        .symbol = "\\lambda",
                        .label = "decay",
                        .help = "Shrinks the parameters at each step, and the rate over time.",
                        .kind = Kind::number,
                        .min = 0,
                        .max = 10,
                        .slider_min = 0,
                        .slider_max = 0.1,
                        .default_value = 1e-4,
                        .advanced = true},
                       {.id = "alpha",
                        .symbol = "\\alpha",
                        .label = "power of the rate",
                        .help = "How fast the rate shrinks.",
                        .kind = Kind::number,
                        .min = 0,
                        .max = 4,
                        .slider_min = 0,
                        .slider_max = 1,
                        .default_value = 0.75,
                        .advanced = true},
                       {.id = "averageFrom",
                        .symbol = "t_0",
                        .label = "average from step",
                        .help = "From which step on positions are averaged.",
                        .kind = Kind::integer,
                        .min = 0,
                        .max = 1e9,
                        .slider_min = 0,
                        .slider_max = 500,
                        .default_value = 20,
                        .step = 1}},
        .quantities = {{"average", "a", "average of the positions", Role::other}},
        .substeps = {{"rate", "\\eta_t", "The rate decays by itself.", "rate/(1 + lambda*rate*(t - 1))^alpha"},
                     {"p", "p", "The position shrinks towards zero by a little.", "p*(1 - lambda*rate)"},
                     {"p", "p", "It moves against the slope.", "p - rate*g"},
                     {"average", "a", "The average of the positions takes in the new one.",
                      "average + (p - average)/max(1, t - 1 - averageFrom)"}},
        .torch = "ASGD([p], lr={learningRate}, lambd={lambda}, alpha={alpha}, t0={averageFrom}, weight_decay={l2})"};
  }

  Asgd(const Value& parameters, std::size_t size)
      : lambda_(parameters["lambda"].number()),
        alpha_(parameters["alpha"].number()),
        average_from_(parameters["averageFrom"].number()),
        average_(StateVector<S>::Zero(static_cast<Eigen::Index>(size))) {}

  void step(std::span<S> params, std::span<const S> grads, S rate) override {
    // The rule's own decay of the rate, on top of the schedule's: after `steps_` updates (1 + λ η t)^−α is left of it.
    const double base = static_cast<double>(rate);
    const double eta = steps_ == 0 ? base : base / portable::pow(1 + lambda_ * base * steps_, alpha_);
    const S keep = static_cast<S>(1 - lambda_ * eta), eta_s = static_cast<S>(eta);
    const S share = static_cast<S>(1 / std::max(1.0, steps_ - average_from_));
    steps_ += 1;
    S* a = average_.data();
    for (std::size_t i = 0; i < params.size(); ++i) {
      params[i] = params[i] * keep - eta_s * grads[i];
      a[i] = share == 1 ? params[i] : a[i] + (params[i] - a[i]) * share;
    }
  }

  /// The first step multiplies the way to the minimum by 1 − η (λ_max + λ), later ones take a smaller η: above this
  /// rate the point goes out until η has fallen far enough, which may be never in a run, and exactly never where λ = 0.
  double stable_rate(double lambda_max) const override { return 2 / (lambda_max + lambda_); }

  void remember(OptimizerMemory<S>& memory) override {
    memory.add(average_);
    memory.add(steps_);
  }

  void observe(std::size_t /*k*/, std::span<S> out) const override {
    std::copy_n(average_.data(), out.size(), out.data());
  }

 private:
  double lambda_, alpha_, average_from_;
  double steps_ = 0;
  StateVector<S> average_;
};

}  // namespace descent
