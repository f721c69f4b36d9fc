#include "descent/nn/dense.h"

#include "descent/nn/product.h"
#include "descent/nn/weight_norm.h"

namespace descent {

template <class S>
Dense<S>::Dense(std::size_t inputs, std::size_t outputs, Options options)
    : inputs_(inputs), outputs_(outputs), options_(options) {
  if (options.weight_norm) {
    const auto size = static_cast<Eigen::Index>(inputs * outputs);
    weight_.resize(size);
    dweight_.resize(size);
  }
}

template <class S>
std::vector<Piece> Dense<S>::parameters() const {
  std::vector<Piece> all;
  if (options_.weight_norm) {
    all = {{"v", outputs_, inputs_}, {"g", 1, outputs_}};
  } else {
    all = {{"weight", outputs_, inputs_}};
  }
  if (options_.bias) all.push_back({"bias", 1, outputs_});
  return all;
}

template <class S>
void Dense<S>::bind(S* params, S* grads, S* /*buffers*/) {
  params_ = params;
  grads_ = grads;
}

template <class S>
void Dense<S>::initialize(const Initializer& weights, Random& random) {
  const std::size_t size = inputs_ * outputs_;
  std::vector<double> drawn(size);
  weights.fill(drawn, {.fan_in = inputs_, .fan_out = outputs_}, random);
  for (std::size_t i = 0; i < size; ++i) params_[i] = static_cast<S>(drawn[i]);
  S* rest = params_ + size;
  if (options_.weight_norm) {
    scale_of_weight(params_, outputs_, inputs_, rest);
    rest += outputs_;
  }
  if (options_.bias) std::fill_n(rest, outputs_, S(0));
}

template <class S>
void Dense<S>::forward(Batch<const S> x, Batch<S> y, Mode /*mode*/) {
  const S *weight = params_, *rest = params_ + inputs_ * outputs_;
  if (options_.weight_norm) {
    normalize_weight(params_, rest, outputs_, inputs_, weight_.data());
    weight = weight_.data();
    rest += outputs_;
  }
  affine(weight, options_.bias ? rest : nullptr, x, y);
}

template <class S>
void Dense<S>::backward(Batch<const S> x, Batch<const S> dy, Batch<S> dx) {
  const std::size_t size = inputs_ * outputs_;
  S* rest = grads_ + size;
  if (options_.weight_norm) {
    affine_to_weight(dy, x, dweight_.data());
    weight_norm_gradients(params_, params_ + size, dweight_.data(), outputs_, inputs_, grads_, rest);
    rest += outputs_;
  } else {
    affine_to_weight(dy, x, grads_);
  }
  if (options_.bias) row_sums(dy, rest);
  if (dx.data != nullptr) affine_to_input(options_.weight_norm ? weight_.data() : params_, dy, dx);
}

template class Dense<float>;
template class Dense<double>;

}  // namespace descent
