#pragma once

#include "descent/nn/layer.h"

namespace descent {

/// p_k = e^(x_k − m) / Σ e^(x_j − m) for every example, m being its largest number, and ln Σ e^x_j to
/// log_sums[example]; exact for numbers of any size. `probabilities` may be `x`.
template <class S>
void softmax(Batch<const S> x, Batch<S> probabilities, S* log_sums);

/// Softmax as the last link of a network. ∂L/∂x_k = p_k (∂L/∂p_k − Σ_j ∂L/∂p_j p_j).
template <class S>
class Softmax final : public Layer<S> {
 public:
  Softmax(std::size_t features, std::size_t capacity);
  std::size_t outputs() const override { return features_; }
  void forward(Batch<const S> x, Batch<S> y, Mode mode) override;
  void backward(Batch<const S> x, Batch<const S> dy, Batch<S> dx) override;

 private:
  std::size_t features_;
  Buffer<S> probabilities_, log_sums_;
};

}  // namespace descent
