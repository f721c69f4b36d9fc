#include "descent/nn/softmax.h"

#include "descent/base/pack_math.h"

namespace descent {

template <class S>
void softmax(Batch<const S> x, Batch<S> probabilities, S* log_sums) {
  using P = Pack<S>;
  for (std::size_t e = 0; e < x.stride(); e += P::lanes) {
    P largest = P::load(x.row(0) + e), total(0);
    for (std::size_t f = 1; f < x.features; ++f) largest = at_least(P::load(x.row(f) + e), largest);
    for (std::size_t f = 0; f < x.features; ++f) {
      const P share = exponentials(P::load(x.row(f) + e) - largest).exp;
      total += share;
      share.store(probabilities.row(f) + e);
    }
    const P logarithm = each_lane(total, [](S sum) { return static_cast<S>(portable::log(static_cast<double>(sum))); });
    (largest + logarithm).store(log_sums + e);
    const P factor = P(1) / total;
    for (std::size_t f = 0; f < x.features; ++f) {
      (P::load(probabilities.row(f) + e) * factor).store(probabilities.row(f) + e);
    }
  }
}

template <class S>
Softmax<S>::Softmax(std::size_t features, std::size_t capacity)
    : features_(features),
      probabilities_(batch_buffer<S>(features, capacity)),
      log_sums_(batch_buffer<S>(1, capacity)) {}

template <class S>
void Softmax<S>::forward(Batch<const S> x, Batch<S> y, Mode /*mode*/) {
  softmax(x, y, log_sums_.data());
  std::copy_n(y.data, y.size(), probabilities_.data());
}

template <class S>
void Softmax<S>::backward(Batch<const S> /*x*/, Batch<const S> dy, Batch<S> dx) {
  using P = Pack<S>;
  if (dx.data == nullptr) return;
  const std::size_t stride = dy.stride();
  for (std::size_t e = 0; e < stride; e += P::lanes) {
    P mean(0);
    for (std::size_t f = 0; f < features_; ++f) {
      mean += P::load(dy.row(f) + e) * P::load(probabilities_.data() + f * stride + e);
    }
    for (std::size_t f = 0; f < features_; ++f) {
      (P::load(probabilities_.data() + f * stride + e) * (P::load(dy.row(f) + e) - mean)).store(dx.row(f) + e);
    }
  }
}

template void softmax(Batch<const float>, Batch<float>, float*);
template void softmax(Batch<const double>, Batch<double>, double*);
template class Softmax<float>;
template class Softmax<double>;

}  // namespace descent
