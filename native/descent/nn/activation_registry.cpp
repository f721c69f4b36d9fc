#include "descent/nn/activation.h"
#include "descent/nn/activations/list.h"

namespace descent {

std::span<const ActivationPart> activation_registry() { return ActivationList::RegistryOf<ActivationPart>::entries; }

std::span<const Descriptor> activations_in_full() { return ActivationList::RegistryOf<ActivationPart>::in_full; }

}  // namespace descent
