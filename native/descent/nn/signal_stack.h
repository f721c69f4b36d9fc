#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "descent/nn/activation.h"
#include "descent/nn/layer.h"
#include "descent/nn/spread.h"

namespace descent {

/// A stack of equal layers without biases: a_l = φ(W_l a_{l−1}), with a normalization before φ if there is one.
struct StackShape {
  std::size_t depth = 1, width = 1, batch = 1;
  Value activation{};     ///< a resolved part
  Value normalization{};  ///< a resolved part
  std::size_t bins = 0;   ///< of the histograms, over [−range, range]; the outer ones take what lies beyond
  double range = 1;
};

/// What passes through one layer.
struct LayerSignal {
  Spread pre_activation, activation, gradient, weight_gradient;  ///< the gradient is ∂L/∂a_l
  double saturated = 0;                                          ///< share of the numbers where |φ′| < flat_slope
  double dead = 0;                  ///< share of the units where that holds for the whole batch
  std::vector<std::uint32_t> bins;  ///< of the activation
};

/// Sends one batch through a stack and a gradient back, a layer at a time. Weights are kept for the way back; of the
/// weights' gradients only that of the layer at hand.
template <class S>
class SignalStack {
 public:
  explicit SignalStack(const StackShape& shape);

  /// Starts with other weights. Input and the gradient at the end are drawn from N(0, 1) (`ones`: the input is 1
  /// everywhere); they and each layer's weights have random sequences of their own, so that schemes meet the same
  /// input.
  void begin(const Initializer& weights, std::uint64_t seed, bool ones);
  /// One layer further, forward and then back; false when there is nothing left to do.
  bool advance();

  /// By layer, 0 (the input) … depth.
  const std::vector<LayerSignal>& layers() const { return layers_; }

  // For tests: all of it by hand.
  Batch<S> activation(std::size_t layer) { return {activations_[layer].data(), shape_.width, shape_.batch}; }
  Batch<S> gradient() { return {gradient_.data(), shape_.width, shape_.batch}; }
  void forward(std::size_t layer);
  void backward(std::size_t layer);

 private:
  Batch<S> batch(Buffer<S>& buffer) const { return {buffer.data(), shape_.width, shape_.batch}; }
  void fill_normal(Batch<S> batch, Random& random) const;
  void look(std::size_t layer, Batch<const S> before);

  StackShape shape_;
  std::unique_ptr<Activation<S>> activation_;
  std::vector<Buffer<S>> weights_, activations_, slopes_, sums_;  ///< by layer from 1; `sums_` only for normalizations
  std::vector<std::unique_ptr<Layer<S>>> normalizations_;
  std::vector<Buffer<S>> norm_parameters_;
  Buffer<S> norm_gradients_, norm_buffers_, scratch_, normalized_, gradient_, weight_gradient_;
  std::vector<double> drawn_;
  std::vector<LayerSignal> layers_;
  const Initializer* scheme_ = nullptr;
  std::uint64_t seed_ = 0;
  std::size_t step_ = 0;
};

}  // namespace descent
