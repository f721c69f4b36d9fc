#pragma once

#include "descent/nn/layer.h"

namespace descent {

/// y = W x + b, with W out × in. Gradients: ∂L/∂W = Σ ∂L/∂y xᵀ over the examples, ∂L/∂b = Σ ∂L/∂y, ∂L/∂x = Wᵀ ∂L/∂y.
/// With weight normalization the rows of W are w_o = g_o v_o / ‖v_o‖, and g and v are what is learned
/// (nn/weight_norm.h).
template <class S>
class Dense final : public Layer<S> {
 public:
  struct Options {
    bool bias = true;
    bool weight_norm = false;
  };
  Dense(std::size_t inputs, std::size_t outputs, Options options);

  std::size_t outputs() const override { return outputs_; }
  std::vector<Piece> parameters() const override;
  void bind(S* params, S* grads, S* buffers) override;
  /// Weights by the scheme, which thinks in double; biases 0; g = ‖v‖, so that W is the scheme's.
  void initialize(const Initializer& weights, Random& random) override;
  void forward(Batch<const S> x, Batch<S> y, Mode mode) override;
  void backward(Batch<const S> x, Batch<const S> dy, Batch<S> dx) override;

 private:
  std::size_t inputs_, outputs_;
  Options options_;
  S* params_ = nullptr;  ///< W, or v and g; then b
  S* grads_ = nullptr;
  Buffer<S> weight_, dweight_;  ///< of weight normalization: W and its gradient
};

}  // namespace descent
