#include "descent/base/part_called.h"
#include "descent/nn/activation.h"
#include "descent/nn/activations/list.h"

namespace descent {
namespace {

template <class S, template <class> class Rule>
std::unique_ptr<Activation<S>> make_elementwise(const Value& part) {
  return std::make_unique<ElementwiseActivation<S, Rule<S>>>(part);
}

template <class S, template <class> class... Rule>
std::unique_ptr<Activation<S>> make_nth(PartList<Rule...> /*list*/, std::ptrdiff_t n, const Value& part) {
  static constexpr std::unique_ptr<Activation<S>> (*make[])(const Value&) = {make_elementwise<S, Rule>...};
  return make[n](part);
}

}  // namespace

template <class S>
std::unique_ptr<Activation<S>> make_activation(const Value& part) {
  const std::span<const ActivationPart> registry = activation_registry();
  return make_nth<S>(ActivationList{}, &part_called(part["id"].string(), registry) - registry.data(), part);
}

template std::unique_ptr<Activation<double>> make_activation(const Value& part);
template std::unique_ptr<Activation<float>> make_activation(const Value& part);

}  // namespace descent
