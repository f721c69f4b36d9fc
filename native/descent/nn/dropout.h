#pragma once

#include "descent/nn/layer.h"

namespace descent {

/// In training every number is dropped (made 0) with probability p, and the others are divided by 1 − p, so that the
/// expected sum stays what it is; in inference nothing happens. Seeded: the same seed and stream drop the same numbers.
template <class S>
class Dropout final : public Layer<S> {
 public:
  Dropout(std::size_t features, std::size_t capacity, double probability, Random random);

  std::size_t outputs() const override { return features_; }
  void forward(Batch<const S> x, Batch<S> y, Mode mode) override;
  void backward(Batch<const S> x, Batch<const S> dy, Batch<S> dx) override;

  /// With it a run can be taken up again anywhere.
  Random* random() override { return &random_; }

 private:
  std::size_t features_;
  std::uint32_t threshold_;  ///< a draw below it drops
  S kept_;                   ///< 1/(1 − p)
  Random random_;
  Buffer<S> factors_;  ///< 0 or 1/(1 − p)
};

}  // namespace descent
