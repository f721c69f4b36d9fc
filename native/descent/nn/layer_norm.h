#pragma once

#include "descent/nn/layer.h"

namespace descent {

/// y = γ x̂ + β with x̂ = (x − μ) / √(σ² + ε), example by example: μ and σ² (divided by their number) are those of the
/// features of one example. The same in training and inference.
template <class S>
class LayerNorm final : public Layer<S> {
 public:
  LayerNorm(std::size_t features, std::size_t capacity, double epsilon);

  std::size_t outputs() const override { return features_; }
  std::vector<Piece> parameters() const override { return {{"gamma", 1, features_}, {"beta", 1, features_}}; }
  void bind(S* params, S* grads, S* buffers) override;
  void initialize(const Initializer& weights, Random& random) override;
  void forward(Batch<const S> x, Batch<S> y, Mode mode) override;
  void backward(Batch<const S> x, Batch<const S> dy, Batch<S> dx) override;

 private:
  std::size_t features_;
  S epsilon_;
  S *params_ = nullptr, *grads_ = nullptr;  ///< γ, β
  Buffer<S> normalized_;                    ///< x̂
  Buffer<S> scale_;                         ///< 1/√(σ² + ε) of every example
};

}  // namespace descent
