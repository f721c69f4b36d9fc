#include "descent/nn/layer_norm.h"

#include "descent/base/pack_math.h"
#include "descent/nn/affine_gradients.h"

namespace descent {

template <class S>
LayerNorm<S>::LayerNorm(std::size_t features, std::size_t capacity, double epsilon)
    : features_(features),
      epsilon_(static_cast<S>(epsilon)),
      normalized_(batch_buffer<S>(features, capacity)),
      scale_(batch_buffer<S>(1, capacity)) {}

template <class S>
void LayerNorm<S>::bind(S* params, S* grads, S* /*buffers*/) {
  params_ = params;
  grads_ = grads;
}

template <class S>
void LayerNorm<S>::initialize(const Initializer& /*weights*/, Random& /*random*/) {
  std::fill_n(params_, features_, S(1));
  std::fill_n(params_ + features_, features_, S(0));
}

template <class S>
void LayerNorm<S>::forward(Batch<const S> x, Batch<S> y, Mode /*mode*/) {
  using P = Pack<S>;
  const std::size_t stride = x.stride();
  const P count(static_cast<S>(features_));
  for (std::size_t e = 0; e < stride; e += P::lanes) {
    P total(0), rest(0), squares(0);
    for (std::size_t f = 0; f < features_; ++f) total += P::load(x.row(f) + e);
    const P mean = total / count;
    // The second pass corrects the first one's rounding, as in batch norm.
    for (std::size_t f = 0; f < features_; ++f) {
      const P d = P::load(x.row(f) + e) - mean;
      rest += d;
      squares += d * d;
    }
    const P correction = rest / count;
    const P scale = P(1) / sqrt((squares - rest * correction) / count + P(epsilon_));
    scale.store(scale_.data() + e);
    for (std::size_t f = 0; f < features_; ++f) {
      const P hat = (P::load(x.row(f) + e) - mean - correction) * scale;
      hat.store(normalized_.data() + f * stride + e);
      (P(params_[f]) * hat + P(params_[features_ + f])).store(y.row(f) + e);
    }
  }
}

template <class S>
void LayerNorm<S>::backward(Batch<const S> x, Batch<const S> dy, Batch<S> dx) {
  using P = Pack<S>;
  const std::size_t stride = x.stride();
  scale_and_shift_gradients(dy, normalized_.data(), grads_, grads_ + features_);
  if (dx.data == nullptr) return;
  const P count(static_cast<S>(features_));
  for (std::size_t e = 0; e < stride; e += P::lanes) {
    P shared(0), spread(0);
    for (std::size_t f = 0; f < features_; ++f) {
      const P slope = P(params_[f]) * P::load(dy.row(f) + e);
      shared += slope;
      spread += slope * P::load(normalized_.data() + f * stride + e);
    }
    const P scale = P::load(scale_.data() + e);
    shared = shared / count;
    spread = spread / count;
    for (std::size_t f = 0; f < features_; ++f) {
      const P slope = P(params_[f]) * P::load(dy.row(f) + e);
      const P hat = P::load(normalized_.data() + f * stride + e);
      (scale * (slope - shared - hat * spread)).store(dx.row(f) + e);
    }
  }
}

template class LayerNorm<float>;
template class LayerNorm<double>;

}  // namespace descent
