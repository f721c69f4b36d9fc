#include "descent/nn/loss.h"
#include "descent/nn/losses/list.h"

namespace descent {

std::span<const LossPart> loss_registry() { return LossList::entries<LossPart>; }

}  // namespace descent
