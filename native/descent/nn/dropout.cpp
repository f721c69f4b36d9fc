#include "descent/nn/dropout.h"

namespace descent {

template <class S>
Dropout<S>::Dropout(std::size_t features, std::size_t capacity, double probability, Random random)
    : features_(features),
      threshold_(static_cast<std::uint32_t>(probability * 0x1p32)),
      kept_(static_cast<S>(1 / (1 - probability))),
      random_(random),
      factors_(batch_buffer<S>(features, capacity)) {}

template <class S>
void Dropout<S>::forward(Batch<const S> x, Batch<S> y, Mode mode) {
  for (std::size_t f = 0; f < features_; ++f) {
    S* factors = factors_.data() + f * x.stride();
    for (std::size_t e = 0; e < x.examples; ++e) {
      factors[e] = mode == Mode::inference ? S(1) : random_.next() < threshold_ ? S(0) : kept_;
    }
  }
  for (std::size_t i = 0; i < x.size(); ++i) y.data[i] = x.data[i] * factors_[static_cast<Eigen::Index>(i)];
}

template <class S>
void Dropout<S>::backward(Batch<const S> /*x*/, Batch<const S> dy, Batch<S> dx) {
  if (dx.data == nullptr) return;
  for (std::size_t i = 0; i < dy.size(); ++i) dx.data[i] = dy.data[i] * factors_[static_cast<Eigen::Index>(i)];
}

template class Dropout<float>;
template class Dropout<double>;

}  // namespace descent
