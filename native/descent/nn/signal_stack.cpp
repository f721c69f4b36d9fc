#include "descent/nn/signal_stack.h"

#include <algorithm>
#include <cmath>

#include "descent/nn/normalization.h"
#include "descent/nn/product.h"
#include "descent/nn/statistics.h"

namespace descent {
namespace {

/// Random sequences of one seed.
constexpr std::uint64_t input_stream = 1, gradient_stream = 2, weights_stream = 3;

template <class S>
std::size_t pieces_size(const std::vector<Piece>& pieces) {
  std::size_t size = 0;
  for (const Piece& piece : pieces) size += piece.size();
  return size;
}

template <class S>
Buffer<S> zeros(std::size_t size) {
  return Buffer<S>::Zero(static_cast<Eigen::Index>(size));
}

}  // namespace

template <class S>
SignalStack<S>::SignalStack(const StackShape& shape)
    : shape_(shape),
      activation_(make_activation<S>(shape.activation)),
      weights_(shape.depth + 1),
      activations_(shape.depth + 1),
      slopes_(shape.depth + 1),
      sums_(shape.depth + 1),
      normalizations_(shape.depth + 1),
      norm_parameters_(shape.depth + 1),
      drawn_(shape.width * shape.width),
      layers_(shape.depth + 1) {
  const std::size_t square = shape.width * shape.width;
  for (std::size_t l = 0; l <= shape.depth; ++l) {
    activations_[l] = batch_buffer<S>(shape.width, shape.batch);
    layers_[l].bins.resize(shape.bins);
    if (l == 0) continue;
    weights_[l] = zeros<S>(square);
    slopes_[l] = batch_buffer<S>(shape.width, shape.batch);
    normalizations_[l] = make_normalization<S>(shape.normalization, shape.width, shape.batch);
    Layer<S>* norm = normalizations_[l].get();
    if (norm == nullptr) continue;
    sums_[l] = batch_buffer<S>(shape.width, shape.batch);
    const std::size_t count = pieces_size<S>(norm->parameters());
    norm_parameters_[l] = zeros<S>(count);
    if (l == 1) {
      norm_gradients_ = zeros<S>(count);
      norm_buffers_ = zeros<S>(pieces_size<S>(norm->buffers()));
      normalized_ = batch_buffer<S>(shape.width, shape.batch);
    }
    norm->bind(norm_parameters_[l].data(), norm_gradients_.data(), norm_buffers_.data());
  }
  scratch_ = batch_buffer<S>(shape.width, shape.batch);
  gradient_ = scratch_;
  weight_gradient_ = zeros<S>(square);
}

template <class S>
void SignalStack<S>::fill_normal(Batch<S> batch, Random& random) const {
  for (std::size_t f = 0; f < batch.features; ++f) {
    for (std::size_t e = 0; e < batch.examples; ++e) batch.at(f, e) = static_cast<S>(random.normal());
  }
}

template <class S>
void SignalStack<S>::begin(const Initializer& weights, std::uint64_t seed, bool ones) {
  scheme_ = &weights;
  seed_ = seed;
  step_ = 0;
  Random random(seed, input_stream);
  const Batch<S> input = activation(0);
  fill_normal(input, random);
  for (std::size_t f = 0; ones && f < input.features; ++f) std::fill_n(input.row(f), input.examples, S(1));
  look(0, input);
}

template <class S>
bool SignalStack<S>::advance() {
  const std::size_t depth = shape_.depth;
  if (step_ == 2 * depth) return false;
  ++step_;
  if (step_ <= depth) {
    Random random(seed_, weights_stream + step_);
    scheme_->fill(drawn_, {.fan_in = shape_.width, .fan_out = shape_.width}, random);
    for (std::size_t i = 0; i < drawn_.size(); ++i) weights_[step_].data()[i] = static_cast<S>(drawn_[i]);
    forward(step_);
    if (step_ < depth) return true;
    Random end(seed_, gradient_stream);
    fill_normal(gradient(), end);
    layers_[depth].gradient = measure<S>(gradient());
    return true;
  }
  const std::size_t layer = 2 * depth + 1 - step_;
  backward(layer);
  layers_[layer - 1].gradient = measure<S>(gradient());
  layers_[layer].weight_gradient = measure<S>(Batch<const S>{weight_gradient_.data(), 1, drawn_.size()});
  return step_ < 2 * depth;
}

template <class S>
void SignalStack<S>::forward(std::size_t layer) {
  Layer<S>* norm = normalizations_[layer].get();
  Batch<S> before = batch(norm == nullptr ? scratch_ : sums_[layer]);
  affine<S>(weights_[layer].data(), nullptr, activation(layer - 1), before);
  if (norm != nullptr) {
    Random none(0);
    norm->initialize(*scheme_, none);
    norm->forward(before, batch(normalized_), Mode::training);
    before = batch(normalized_);
  }
  activation_->apply(before.data, activations_[layer].data(), slopes_[layer].data(), before.size());
  look(layer, before);
}

template <class S>
void SignalStack<S>::backward(std::size_t layer) {
  const Batch<S> upstream = gradient();
  const S* slopes = slopes_[layer].data();
  for (std::size_t i = 0; i < upstream.size(); i += Pack<S>::lanes) {
    (Pack<S>::load(upstream.data + i) * Pack<S>::load(slopes + i)).store(upstream.data + i);
  }
  Batch<S> by_sum = upstream;
  if (Layer<S>* norm = normalizations_[layer].get()) {
    norm->backward(batch(sums_[layer]), upstream, batch(normalized_));
    by_sum = batch(normalized_);
  }
  affine_to_weight<S>(by_sum, activation(layer - 1), weight_gradient_.data());
  affine_to_input<S>(weights_[layer].data(), by_sum, batch(scratch_));
  std::swap(scratch_, gradient_);
}

template <class S>
void SignalStack<S>::look(std::size_t layer, Batch<const S> before) {
  LayerSignal& out = layers_[layer];
  const Batch<S> after = activation(layer);
  out.pre_activation = measure<S>(before);
  out.activation = measure<S>(after);
  std::fill(out.bins.begin(), out.bins.end(), 0);
  const double last = static_cast<double>(out.bins.size()) - 1, range = shape_.range;
  const double per_bin = static_cast<double>(out.bins.size()) / (2 * range);
  std::size_t flat = 0, dead = 0;
  for (std::size_t f = 0; f < after.features; ++f) {
    const S* values = after.row(f);
    for (std::size_t e = 0; !out.bins.empty() && e < after.examples; ++e) {
      const double value = static_cast<double>(values[e]);
      // NaN belongs to no bin.
      if (value != value) continue;
      ++out.bins[static_cast<std::size_t>(std::clamp((value + range) * per_bin, 0.0, last))];
    }
    if (layer == 0) continue;
    const S* slopes = slopes_[layer].data() + f * after.stride();
    std::size_t here = 0;
    for (std::size_t e = 0; e < after.examples; ++e) here += std::fabs(slopes[e]) < static_cast<S>(flat_slope);
    flat += here;
    dead += here == after.examples;
  }
  const double units = static_cast<double>(after.features);
  out.saturated = static_cast<double>(flat) / (units * static_cast<double>(after.examples));
  out.dead = static_cast<double>(dead) / units;
}

template class SignalStack<float>;
template class SignalStack<double>;

}  // namespace descent
