#include <type_traits>

#include "descent/base/part_called.h"
#include "descent/nn/loss.h"
#include "descent/nn/losses/list.h"

namespace descent {
namespace {

/// A rule that compares one by one gets its loop; one that doesn't is a loss of its own.
template <class S, class Rule>
using LossOf = std::conditional_t<std::is_base_of_v<Loss<S>, Rule>, Rule, ElementwiseLoss<S, Rule>>;

template <class S, template <class> class Rule>
std::unique_ptr<Loss<S>> make_rule(const Value& part) {
  return std::make_unique<LossOf<S, Rule<S>>>(part);
}

template <class S, template <class> class... Rule>
std::unique_ptr<Loss<S>> make_nth(PartList<Rule...> /*list*/, std::ptrdiff_t n, const Value& part) {
  static constexpr std::unique_ptr<Loss<S>> (*make[])(const Value&) = {make_rule<S, Rule>...};
  return make[n](part);
}

}  // namespace

template <class S>
std::unique_ptr<Loss<S>> make_loss(const Value& part) {
  const std::span<const LossPart> registry = loss_registry();
  return make_nth<S>(LossList{}, &part_called(part["id"].string(), registry) - registry.data(), part);
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
