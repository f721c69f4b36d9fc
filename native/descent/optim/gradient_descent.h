#pragma once

#include "descent/optim/optimizer.h"
#include "descent/optim/parameters.h"

namespace descent {

/// p ← p − η g
template <class S>
class GradientDescent final : public Optimizer<S> {
 public:
  static constexpr Descriptor descriptor() {
    return {
        .id = "gd",
        .title = "Gradient descent",
        .help = "Steps straight downhill, as far as the slope is steep.",
        .formula = "p_t = p_{t-1} - \\eta\\, g_t",
        .terms = {{"p_t", "parameters after step t"}, {"g_t", "gradient of the loss"}, {"\\eta", "learning rate"}},
        .sources = {{"Cauchy, A.", 1847, "Méthode générale pour la résolution des systèmes d'équations simultanées",
                     "Comptes Rendus 25, 536–538", ""}},
        .parameters = {learning_rate_parameter(0.05)},
        .substeps = {{"p", "p", "The position moves against the slope, η times as far as it is steep.", "p - rate*g"}},
        .torch = "SGD([p], lr={learningRate}, weight_decay={l2})"};
  }

  GradientDescent(const Value& /*parameters*/, std::size_t /*size*/) {}

  void step(std::span<S> params, std::span<const S> grads, S rate) override {
    for (std::size_t i = 0; i < params.size(); ++i) params[i] -= rate * grads[i];
  }

  void observe(std::size_t /*k*/, std::span<S> /*out*/) const override {}

  /// On a quadratic each coordinate is multiplied by 1 − ηλ: stable for η < 2/λmax.
  double stable_rate(double lambda_max) const override { return 2 / lambda_max; }
};

}  // namespace descent
