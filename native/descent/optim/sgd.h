#pragma once

#include "descent/optim/optimizer.h"
#include "descent/optim/parameters.h"

namespace descent {

/// PyTorch's SGD: b ← μ b + (1 − d) g (the first step takes b = g whole), then p ← p − η b, or with Nesterov's form
/// p ← p − η (g + μ b). The rate stands outside the buffer, so a schedule acts at once on all of it.
template <class S>
class Sgd final : public Optimizer<S> {
 public:
  static constexpr Descriptor descriptor() {
    return {
        .id = "sgd",
        .title = "SGD, as in PyTorch",
        .help =
            "Momentum as a buffer of gradients with the learning rate outside it, with damping and Nesterov's form.",
        .formula = "b_t = \\mu\\, b_{t-1} + (1 - d)\\, g_t, \\qquad p_t = p_{t-1} - \\eta\\, b_t",
        .terms = {{"b_t", "buffer of gradients; b_1 = g_1"},
                  {"\\mu", "momentum"},
                  {"d", "damping of the new gradient"},
                  {"\\eta", "learning rate"}},
        .sources = {{"Paszke, A. et al.", 2019, "PyTorch: An Imperative Style, High-Performance Deep Learning Library",
                     "NeurIPS", "torch.optim.SGD"},
                    {"Sutskever, I., Martens, J., Dahl, G. and Hinton, G.", 2013,
                     "On the importance of initialization and momentum in deep learning", "ICML", "section 2"}},
        .parameters = {learning_rate_parameter(0.02),
                       decay_parameter("momentum", "\\mu", "momentum",
                                       "The share of the buffer that stays from step to step.", 0.9),
                       {.id = "dampening",
                        .symbol = "d",
                        .label = "damping",
                        .help = "The share of each new gradient, but the first, that is left out.",
                        .kind = Kind::number,
                        .min = 0,
                        .max = 1,
                        .slider_min = 0,
                        .slider_max = 1,
                        .default_value = 0.0,
                        .advanced = true},
                       {.id = "nesterov",
                        .label = "Nesterov's form",
                        .help = "Steps along the gradient plus the buffer's next move: the parameters kept are "
                                "Nesterov's look-ahead point.",
                        .kind = Kind::boolean,
                        .default_value = false,
                        .advanced = true}},
        .quantities = {{"buffer", "b", "buffer of gradients", Role::velocity}},
        .substeps = {{"buffer", "b", "The buffer starts with the first slope.", "momentum*buffer + g", "2 - t"},
                     {"buffer", "b", "The buffer keeps the share μ of itself and takes in the new slope.",
                      "momentum*buffer + (1 - dampening)*g", "t - 1"},
                     {"p", "p", "The position moves against the buffer.", "p - rate*buffer", "1 - nesterov"},
                     {"p", "p", "The position moves against the slope and the buffer to come.",
                      "p - rate*(g + momentum*buffer)", "nesterov"}},
        .torch =
            "SGD([p], lr={learningRate}, momentum={momentum}, dampening={dampening}, nesterov={nesterov}, "
            "weight_decay={l2})"};
  }

  Sgd(const Value& parameters, std::size_t size)
      : momentum_(static_cast<S>(parameters["momentum"].number())),
        keep_(static_cast<S>(1 - parameters["dampening"].number())),
        nesterov_(parameters["nesterov"].boolean()),
        buffer_(StateVector<S>::Zero(static_cast<Eigen::Index>(size))) {}

  void step(std::span<S> params, std::span<const S> grads, S rate) override {
    const S share = steps_ == 0 ? S(1) : keep_;
    steps_ += 1;
    S* b = buffer_.data();
    for (std::size_t i = 0; i < params.size(); ++i) {
      b[i] = momentum_ * b[i] + share * grads[i];
      params[i] -= rate * (nesterov_ ? grads[i] + momentum_ * b[i] : b[i]);
    }
  }

  void remember(OptimizerMemory<S>& memory) override {
    memory.add(buffer_);
    memory.add(steps_);
  }

  void observe(std::size_t /*k*/, std::span<S> out) const override {
    std::copy_n(buffer_.data(), out.size(), out.data());
  }

  /// As for Momentum and Nesterov (see there); damping makes the steps 1 − d times as long. With both damping and
  /// Nesterov's form no bound is given.
  double stable_rate(double lambda_max) const override {
    const double mu = static_cast<double>(momentum_), keep = static_cast<double>(keep_);
    if (nesterov_) {
      return keep == 1 ? 2 * (1 + mu) / ((1 + 2 * mu) * lambda_max) : std::numeric_limits<double>::quiet_NaN();
    }
    return keep > 0 ? 2 * (1 + mu) / (keep * lambda_max) : std::numeric_limits<double>::quiet_NaN();
  }

 private:
  S momentum_, keep_;
  bool nesterov_;
  double steps_ = 0;
  StateVector<S> buffer_;
};

}  // namespace descent
