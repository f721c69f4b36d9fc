#include <type_traits>

#include "descent/nn/activation.h"
#include "descent/nn/activations/elu.h"
#include "descent/nn/activations/gelu.h"
#include "descent/nn/activations/identity.h"
#include "descent/nn/activations/leaky_relu.h"
#include "descent/nn/activations/relu.h"
#include "descent/nn/activations/selu.h"
#include "descent/nn/activations/sigmoid.h"
#include "descent/nn/activations/silu.h"
#include "descent/nn/activations/softplus.h"
#include "descent/nn/activations/tanh.h"

namespace descent {

const std::vector<ActivationPart>& activation_registry() {
  // clang-format off
  static const std::vector<ActivationPart> registry = {
    make_activation_part<Identity>(),
    make_activation_part<Sigmoid>(),
    make_activation_part<Tanh>(),
    make_activation_part<Relu>(),
    make_activation_part<LeakyRelu>(),
    make_activation_part<Elu>(),
    make_activation_part<Selu>(),
    make_activation_part<Gelu>(),
    make_activation_part<Silu>(),
    make_activation_part<Softplus>(),
  };
  // clang-format on
  return registry;
}

template <class S>
std::unique_ptr<Activation<S>> make_activation(const Value& part) {
  for (const ActivationPart& candidate : activation_registry()) {
    if (candidate.descriptor.id != part["id"].string()) continue;
    if constexpr (std::is_same_v<S, double>) {
      return candidate.make_double(part);
    } else {
      return candidate.make_float(part);
    }
  }
  throw std::logic_error("no activation called " + part["id"].string());
}

template std::unique_ptr<Activation<double>> make_activation(const Value& part);
template std::unique_ptr<Activation<float>> make_activation(const Value& part);

}  // namespace descent
