#pragma once

#include "descent/nn/layer.h"

namespace descent {

/// y = γ x̂ + β with x̂ = (x − μ) / √(σ² + ε), feature by feature.
///
/// Training: μ and σ² are the batch's mean and its variance (divided by n), and the running statistics move towards it:
/// r ← (1 − m) r + m · batch, with the variance divided by n − 1 (as PyTorch does). Inference: μ and σ² are the running
/// ones. Variances take two passes, so that an offset of 1e8 costs no digits that the data have.
///
/// A batch of one example has no spread to divide by: in training x̂ = 0, so y = β whatever x is, nothing flows back,
/// and the running statistics stay as they are. (PyTorch refuses such a batch.)
template <class S>
class BatchNorm final : public Layer<S> {
 public:
  BatchNorm(std::size_t features, std::size_t capacity, double epsilon, double momentum);

  std::size_t outputs() const override { return features_; }
  std::vector<Piece> parameters() const override { return {{"gamma", 1, features_}, {"beta", 1, features_}}; }
  std::vector<Piece> buffers() const override {
    return {{"running mean", 1, features_}, {"running variance", 1, features_}};
  }
  void bind(S* params, S* grads, S* buffers) override;
  void initialize(const Initializer& weights, Random& random) override;
  void forward(Batch<const S> x, Batch<S> y, Mode mode) override;
  void backward(Batch<const S> x, Batch<const S> dy, Batch<S> dx) override;

 private:
  std::size_t features_;
  S epsilon_, momentum_;
  S *params_ = nullptr, *grads_ = nullptr, *running_ = nullptr;  ///< γ, β; their gradients; mean, variance
  bool own_statistics_ = true;  ///< of the last forward: the batch's, not the running ones
  Buffer<S> normalized_;        ///< x̂, laid out like the batch
  Buffer<S> scale_;             ///< 1/√(σ² + ε) of every feature
};

}  // namespace descent
