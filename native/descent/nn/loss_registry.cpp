#include "descent/nn/loss.h"
#include "descent/nn/losses/list.h"

namespace descent {

std::span<const LossPart> loss_registry() { return LossList::RegistryOf<LossPart>::entries; }

std::span<const Descriptor> losses_in_full() { return LossList::RegistryOf<LossPart>::in_full; }

}  // namespace descent
