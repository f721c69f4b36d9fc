#include "descent/nn/activation.h"
#include "descent/nn/activations/list.h"

namespace descent {

const std::vector<ActivationPart>& activation_registry() {
  static const std::vector<ActivationPart> registry = ActivationList::entries<ActivationPart>();
  return registry;
}

}  // namespace descent
