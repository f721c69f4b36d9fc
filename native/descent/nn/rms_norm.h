#pragma once

#include "descent/nn/layer.h"

namespace descent {

/// y = γ x̂ with x̂ = x / √(mean(x²) + ε), example by example: layer norm without taking the mean away, and without β.
template <class S>
class RmsNorm final : public Layer<S> {
 public:
  RmsNorm(std::size_t features, std::size_t capacity, double epsilon);

  std::size_t outputs() const override { return features_; }
  std::vector<Piece> parameters() const override { return {{"gamma", 1, features_}}; }
  void bind(S* params, S* grads, S* buffers) override;
  void initialize(const Initializer& weights, Random& random) override;
  void forward(Batch<const S> x, Batch<S> y, Mode mode) override;
  void backward(Batch<const S> x, Batch<const S> dy, Batch<S> dx) override;

 private:
  std::size_t features_;
  S epsilon_;
  S *params_ = nullptr, *grads_ = nullptr;  ///< γ
  Buffer<S> normalized_;                    ///< x̂
  Buffer<S> scale_;                         ///< 1/√(mean(x²) + ε) of every example
};

}  // namespace descent
