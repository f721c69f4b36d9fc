#include <type_traits>

#include "descent/nn/loss.h"
#include "descent/nn/losses/binary_cross_entropy.h"
#include "descent/nn/losses/huber.h"
#include "descent/nn/losses/mae.h"
#include "descent/nn/losses/mse.h"
#include "descent/nn/losses/softmax_cross_entropy.h"

namespace descent {
namespace {

LossPart softmax_cross_entropy() {
  return {SoftmaxCrossEntropy<double>::descriptor(),
          [](const Value& parameters) -> std::unique_ptr<Loss<double>> {
            return std::make_unique<SoftmaxCrossEntropy<double>>(parameters);
          },
          [](const Value& parameters) -> std::unique_ptr<Loss<float>> {
            return std::make_unique<SoftmaxCrossEntropy<float>>(parameters);
          }};
}

}  // namespace

const std::vector<LossPart>& loss_registry() {
  // clang-format off
  static const std::vector<LossPart> registry = {
    make_elementwise_loss_part<MeanSquaredError>(),
    make_elementwise_loss_part<MeanAbsoluteError>(),
    make_elementwise_loss_part<Huber>(),
    make_elementwise_loss_part<BinaryCrossEntropy>(),
    softmax_cross_entropy(),
  };
  // clang-format on
  return registry;
}

template <class S>
std::unique_ptr<Loss<S>> make_loss(const Value& part) {
  for (const LossPart& candidate : loss_registry()) {
    if (candidate.descriptor.id != part["id"].string()) continue;
    if constexpr (std::is_same_v<S, double>) {
      return candidate.make_double(part);
    } else {
      return candidate.make_float(part);
    }
  }
  throw std::logic_error("no loss called " + part["id"].string());
}

template <class S>
double mean_loss(const Loss<S>& loss, Batch<const S> outputs, Batch<const S> targets, Batch<S> terms, Batch<S> slopes) {
  using P = Pack<S>;
  const std::size_t examples = outputs.examples;
  loss.evaluate(outputs, targets, terms, slopes);
  double total = 0;
  for (std::size_t f = 0; f < terms.features; ++f) {
    const S* row = terms.row(f);
    for (std::size_t e = 0; e < examples; ++e) total += static_cast<double>(row[e]);
  }
  const double count = static_cast<double>(terms.features * examples);
  const P share(static_cast<S>(1 / count));
  for (std::size_t f = 0; f < slopes.features; ++f) {
    S* row = slopes.row(f);
    for (std::size_t e = 0; e < examples; e += P::lanes) {
      first_lanes(P::load(row + e) * share, examples - e).store(row + e);
    }
  }
  return total / count;
}

template std::unique_ptr<Loss<double>> make_loss(const Value& part);
template std::unique_ptr<Loss<float>> make_loss(const Value& part);
template double mean_loss(const Loss<double>&, Batch<const double>, Batch<const double>, Batch<double>, Batch<double>);
template double mean_loss(const Loss<float>&, Batch<const float>, Batch<const float>, Batch<float>, Batch<float>);

}  // namespace descent
