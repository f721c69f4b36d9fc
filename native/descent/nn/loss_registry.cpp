#include "descent/nn/loss.h"
#include "descent/nn/losses/list.h"

namespace descent {

const std::vector<LossPart>& loss_registry() {
  static const std::vector<LossPart> registry = LossList::entries<LossPart>();
  return registry;
}

}  // namespace descent
