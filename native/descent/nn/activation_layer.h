#pragma once

#include "descent/nn/activation.h"
#include "descent/nn/layer.h"

namespace descent {

/// a = φ(z), number by number; ∂L/∂z = φ′(z) ∂L/∂a, with the slopes that forward has worked out along with the values.
template <class S>
class ActivationLayer final : public Layer<S> {
 public:
  /// For batches of at most `capacity` examples.
  ActivationLayer(std::unique_ptr<Activation<S>> activation, std::size_t features, std::size_t capacity)
      : activation_(std::move(activation)), features_(features), slopes_(batch_buffer<S>(features, capacity)) {}

  std::size_t outputs() const override { return features_; }

  void forward(Batch<const S> x, Batch<S> y, Mode /*mode*/) override {
    activation_->apply(x.data, y.data, slopes_.data(), x.size());
  }

  void backward(Batch<const S> /*x*/, Batch<const S> dy, Batch<S> dx) override {
    if (dx.data == nullptr) return;
    for (std::size_t i = 0; i < dy.size(); i += Pack<S>::lanes) {
      (Pack<S>::load(dy.data + i) * Pack<S>::load(slopes_.data() + i)).store(dx.data + i);
    }
  }

  /// φ′(z) of the last forward, laid out like its batch.
  const S* slopes() const { return slopes_.data(); }
  S* slopes() { return slopes_.data(); }
  const Activation<S>& activation() const { return *activation_; }

 private:
  std::unique_ptr<Activation<S>> activation_;
  std::size_t features_;
  Buffer<S> slopes_;
};

}  // namespace descent
