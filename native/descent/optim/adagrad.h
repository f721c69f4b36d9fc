#pragma once

#include <cmath>

#include "descent/optim/optimizer.h"
#include "descent/optim/parameters.h"

namespace descent {

/// s ← s + g², p ← p − η / (1 + (t − 1) decay) · g / (√s + ε). The sum remembers every gradient: the steps only shrink.
template <class S>
class Adagrad final : public Optimizer<S> {
 public:
  static constexpr Descriptor descriptor() {
    return {
        .id = "adagrad",
        .title = "Adagrad",
        .help = "Divides each coordinate's step by the size of all gradients it has ever seen.",
        .formula = "s_t = s_{t-1} + g_t^2, \\qquad p_t = p_{t-1} - \\eta\\, \\frac{g_t}{\\sqrt{s_t} + \\varepsilon}",
        .terms = {{"s_t", "sum of all squared gradients"},
                  {"g_t", "gradient of the loss"},
                  {"\\eta", "learning rate: the length of the first step"},
                  {"\\varepsilon", "keeps the divisor from zero"}},
        .sources = {{"Duchi, J., Hazan, E. and Singer, Y.", 2011,
                     "Adaptive Subgradient Methods for Online Learning and Stochastic Optimization",
                     "JMLR 12, 2121–2159", "Figure 1"}},
        .parameters = {step_length_parameter(0.5),
                       {.id = "initialAccumulator",
                        .symbol = "s_0",
                        .label = "initial sum",
                        .help = "What the sum of squares starts from; more of it softens the first steps.",
                        .kind = Kind::number,
                        .min = 0,
                        .max = 1e6,
                        .slider_min = 0,
                        .slider_max = 10,
                        .default_value = 0.0,
                        .advanced = true},
                       {.id = "rateDecay",
                        .label = "rate decay",
                        .help = "The rate is divided by 1 + (t − 1) times this, on top of the sum's effect.",
                        .kind = Kind::number,
                        .min = 0,
                        .max = 1e3,
                        .slider_min = 0,
                        .slider_max = 1,
                        .default_value = 0.0,
                        .advanced = true},
                       epsilon_parameter(1e-10)},
        .quantities = {{"squares", "s", "sum of squared gradients", Role::squares}},
        .substeps = {{"squares", "s", "The squared slope is added to the sum, which never falls.", "squares + g^2"},
                     {"rate", "\\eta", "The rate decays by itself.", "rate/(1 + (t - 1)*rateDecay)", "rateDecay"},
                     {"divisor", "d", "The root of the sum becomes the divisor.", "sqrt(squares) + epsilon"},
                     {"p", "p", "The position moves against the slope, divided by it.", "p - rate*g/divisor"}},
        .torch =
            "Adagrad([p], lr={learningRate}, lr_decay={rateDecay}, weight_decay={l2}, "
            "initial_accumulator_value={initialAccumulator}, eps={epsilon})"};
  }

  Adagrad(const Value& parameters, std::size_t size)
      : rate_decay_(parameters["rateDecay"].number()),
        epsilon_(static_cast<S>(parameters["epsilon"].number())),
        squares_(StateVector<S>::Constant(static_cast<Eigen::Index>(size),
                                          static_cast<S>(parameters["initialAccumulator"].number()))) {}

  void step(std::span<S> params, std::span<const S> grads, S rate) override {
    const S decayed = static_cast<S>(static_cast<double>(rate) / (1 + steps_ * rate_decay_));
    steps_ += 1;
    S* s = squares_.data();
    for (std::size_t i = 0; i < params.size(); ++i) {
      s[i] += grads[i] * grads[i];
      const S divisor = std::sqrt(s[i]) + epsilon_;
      const S move = decayed * grads[i] / divisor;
      // 0/0 with ε = 0 and no gradient yet: nothing to step along.
      params[i] -= divisor > 0 ? move : S(0);
    }
  }

  void remember(OptimizerMemory<S>& memory) override {
    memory.add(squares_);
    memory.add(steps_);
  }

  void observe(std::size_t /*k*/, std::span<S> out) const override {
    std::copy_n(squares_.data(), out.size(), out.data());
  }

 private:
  double rate_decay_;
  S epsilon_;
  double steps_ = 0;
  StateVector<S> squares_;
};

}  // namespace descent
