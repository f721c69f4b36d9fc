#include "descent/nn/activation.h"
#include "descent/nn/activations/list.h"

namespace descent {

std::span<const ActivationPart> activation_registry() { return ActivationList::entries<ActivationPart>; }

}  // namespace descent
