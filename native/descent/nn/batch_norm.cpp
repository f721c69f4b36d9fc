#include "descent/nn/batch_norm.h"

#include <cmath>

namespace descent {
namespace {

/// `function(pack, position)` for every pack of a row; the last one with 0 in the padding.
template <class S, class Function>
void for_examples(const S* row, std::size_t examples, Function function) {
  for (std::size_t e = 0; e < examples; e += Pack<S>::lanes) {
    function(Pack<S>::load(row + e), e);
  }
}

template <class S>
struct Statistics {
  S mean;
  S correction;  ///< the mean's rounding error: x − mean − correction
  S squares;     ///< Σ (x − μ)²
};

/// Two passes, the second of which corrects the first one's rounding (Chan, Golub & LeVeque 1983, "Algorithms for
/// Computing the Sample Variance").
template <class S>
Statistics<S> statistics_of(const S* row, std::size_t examples) {
  using P = Pack<S>;
  const S n = static_cast<S>(examples);
  P total(0);
  for_examples(row, examples, [&](P x, std::size_t e) { total += first_lanes(x, examples - e); });
  const S mean = sum(total) / n;
  P rest(0), squares(0);
  for_examples(row, examples, [&](P x, std::size_t e) {
    const P d = first_lanes(x - P(mean), examples - e);
    rest += d;
    squares += d * d;
  });
  const S deviation = sum(rest), correction = deviation / n;
  return {mean, correction, sum(squares) - deviation * correction};
}

}  // namespace

template <class S>
BatchNorm<S>::BatchNorm(std::size_t features, std::size_t capacity, double epsilon, double momentum)
    : features_(features),
      epsilon_(static_cast<S>(epsilon)),
      momentum_(static_cast<S>(momentum)),
      normalized_(batch_buffer<S>(features, capacity)),
      scale_(Buffer<S>::Zero(static_cast<Eigen::Index>(features))) {}

template <class S>
void BatchNorm<S>::bind(S* params, S* grads, S* buffers) {
  params_ = params;
  grads_ = grads;
  running_ = buffers;
}

template <class S>
void BatchNorm<S>::initialize(const Initializer& /*weights*/, Random& /*random*/) {
  std::fill_n(params_, features_, S(1));
  std::fill_n(params_ + features_, features_, S(0));
  std::fill_n(running_, features_, S(0));
  std::fill_n(running_ + features_, features_, S(1));
}

template <class S>
void BatchNorm<S>::forward(Batch<const S> x, Batch<S> y, Mode mode) {
  using P = Pack<S>;
  own_statistics_ = mode == Mode::training;
  const S n = static_cast<S>(x.examples);
  for (std::size_t f = 0; f < features_; ++f) {
    S &running_mean = running_[f], &running_variance = running_[features_ + f];
    S mean = running_mean, correction = 0, variance = running_variance;
    if (own_statistics_) {
      const Statistics<S> batch = statistics_of(x.row(f), x.examples);
      mean = batch.mean;
      correction = batch.correction;
      variance = batch.squares / n;
      if (x.examples > 1) {
        running_mean = (1 - momentum_) * running_mean + momentum_ * (mean + correction);
        running_variance = (1 - momentum_) * running_variance + momentum_ * (batch.squares / (n - 1));
      }
    }
    const S scale = 1 / std::sqrt(variance + epsilon_);
    scale_[static_cast<Eigen::Index>(f)] = scale;
    const P gamma(params_[f]), beta(params_[features_ + f]);
    S *normalized = normalized_.data() + f * x.stride(), *out = y.row(f);
    for_examples(x.row(f), x.examples, [&](P pack, std::size_t e) {
      const P hat = first_lanes((pack - P(mean) - P(correction)) * P(scale), x.examples - e);
      hat.store(normalized + e);
      (gamma * hat + beta).store(out + e);
    });
  }
}

template <class S>
void BatchNorm<S>::backward(Batch<const S> x, Batch<const S> dy, Batch<S> dx) {
  using P = Pack<S>;
  const S n = static_cast<S>(x.examples);
  for (std::size_t f = 0; f < features_; ++f) {
    const S* normalized = normalized_.data() + f * x.stride();
    P to_gamma(0), to_beta(0);
    for_examples(dy.row(f), x.examples, [&](P slope, std::size_t e) {
      to_gamma += slope * P::load(normalized + e);
      to_beta += slope;
    });
    const S dgamma = sum(to_gamma), dbeta = sum(to_beta);
    grads_[f] = dgamma;
    grads_[features_ + f] = dbeta;
    if (dx.data == nullptr) continue;
    const P factor(params_[f] * scale_[static_cast<Eigen::Index>(f)]);
    S* out = dx.row(f);
    if (own_statistics_) {
      // μ and σ² are made of x too: what moves all examples alike, or only spreads them, comes to nothing.
      const P shared(dbeta / n), spread(dgamma / n);
      for_examples(dy.row(f), x.examples, [&](P slope, std::size_t e) {
        const P own = slope - shared - P::load(normalized + e) * spread;
        first_lanes(factor * own, x.examples - e).store(out + e);
      });
    } else {
      for_examples(dy.row(f), x.examples, [&](P slope, std::size_t e) { (factor * slope).store(out + e); });
    }
  }
}

template class BatchNorm<float>;
template class BatchNorm<double>;

}  // namespace descent
