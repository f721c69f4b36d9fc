#include "descent/nn/rms_norm.h"

#include "descent/base/pack_math.h"
#include "descent/nn/affine_gradients.h"

namespace descent {

template <class S>
RmsNorm<S>::RmsNorm(std::size_t features, std::size_t capacity, double epsilon)
    : features_(features),
      epsilon_(static_cast<S>(epsilon)),
      normalized_(batch_buffer<S>(features, capacity)),
      scale_(batch_buffer<S>(1, capacity)) {}

template <class S>
void RmsNorm<S>::bind(S* params, S* grads, S* /*buffers*/) {
  params_ = params;
  grads_ = grads;
}

template <class S>
void RmsNorm<S>::initialize(const Initializer& /*weights*/, Random& /*random*/) {
  std::fill_n(params_, features_, S(1));
}

template <class S>
void RmsNorm<S>::forward(Batch<const S> x, Batch<S> y, Mode /*mode*/) {
  using P = Pack<S>;
  const std::size_t stride = x.stride();
  const P count(static_cast<S>(features_));
  for (std::size_t e = 0; e < stride; e += P::lanes) {
    P squares(0);
    for (std::size_t f = 0; f < features_; ++f) {
      const P value = P::load(x.row(f) + e);
      squares += value * value;
    }
    const P scale = P(1) / sqrt(squares / count + P(epsilon_));
    scale.store(scale_.data() + e);
    for (std::size_t f = 0; f < features_; ++f) {
      const P hat = P::load(x.row(f) + e) * scale;
      hat.store(normalized_.data() + f * stride + e);
      (P(params_[f]) * hat).store(y.row(f) + e);
    }
  }
}

template <class S>
void RmsNorm<S>::backward(Batch<const S> x, Batch<const S> dy, Batch<S> dx) {
  using P = Pack<S>;
  const std::size_t stride = x.stride();
  scale_and_shift_gradients<S>(dy, normalized_.data(), grads_, nullptr);
  if (dx.data == nullptr) return;
  const P count(static_cast<S>(features_));
  for (std::size_t e = 0; e < stride; e += P::lanes) {
    P spread(0);
    for (std::size_t f = 0; f < features_; ++f) {
      spread += P(params_[f]) * P::load(dy.row(f) + e) * P::load(normalized_.data() + f * stride + e);
    }
    spread = spread / count;
    const P scale = P::load(scale_.data() + e);
    for (std::size_t f = 0; f < features_; ++f) {
      const P slope = P(params_[f]) * P::load(dy.row(f) + e);
      (scale * (slope - P::load(normalized_.data() + f * stride + e) * spread)).store(dx.row(f) + e);
    }
  }
}

template class RmsNorm<float>;
template class RmsNorm<double>;

}  // namespace descent
