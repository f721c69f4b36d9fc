#include "descent/base/check.h"
#include "descent/optim/batch.h"
#include "descent/optim/l2.h"
#include "descent/optim/list.h"
#include "descent/optim/optimizer.h"

namespace descent {

const std::vector<OptimizerPart>& optimizer_registry() {
  static const std::vector<OptimizerPart> registry = [] {
    std::vector<OptimizerPart> parts = OptimizerList::entries<OptimizerPart>();
    for (OptimizerPart& part : parts) {
      // Every rule takes its rate from a schedule, its gradient with a penalty and as a mean of several, so none
      // declares these.
      part.descriptor.parameters.push_back({.id = "schedule",
                                            .label = "learning-rate schedule",
                                            .help = "How the learning rate changes over the run.",
                                            .kind = Kind::part,
                                            .default_value = "constant",
                                            .family = "schedule",
                                            .advanced = true});
      part.descriptor.parameters.push_back(l2_parameter());
      part.descriptor.substeps.insert(part.descriptor.substeps.begin(), l2_substep());
      part.descriptor.parameters.push_back(batch_parameter());
    }
    return parts;
  }();
  return registry;
}

const OptimizerPart& optimizer_part(std::string_view id) {
  for (const OptimizerPart& part : optimizer_registry()) {
    if (part.descriptor.id == id) return part;
  }
  throw std::logic_error("no optimizer called " + std::string(id));
}

}  // namespace descent
