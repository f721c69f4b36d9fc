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
double Loss<S>::mean(const Batch<const S>& outputs, const Batch<const S>& targets, const Batch<S>& terms,
                     const Batch<S>& slopes) const {
  using P = Pack<S>;
  const std::size_t examples = outputs.examples;
  evaluate(outputs, targets, terms, slopes);
  const double count = static_cast<double>(terms.features * examples);
  const P share(static_cast<S>(1 / count));
  const std::size_t stride = outputs.stride();
  // Row by row, with 0 in the padding.
  const auto in_rows = [&](S* row, std::size_t rows, auto use) {
    for (const S* end = row + rows * stride; row != end; row += stride) {
      for (std::size_t e = 0; e < stride; e += P::lanes) {
        const P all = P::load(row + e);
        use(row + e, e + P::lanes > examples ? first_lanes(all, examples - e) : all);
      }
    }
  };
  WideSum<S> total;
  in_rows(terms.data, terms.features, [&](S*, P term) { total.add(term); });
  in_rows(slopes.data, slopes.features, [&](S* at, P slope) { (slope * share).store(at); });
  return total.total() / count;
}

template class Loss<double>;
template class Loss<float>;
template std::unique_ptr<Loss<double>> make_loss(const Value& part);
template std::unique_ptr<Loss<float>> make_loss(const Value& part);

}  // namespace descent
