#include "descent/base/check.h"
#include "descent/optim/adagrad.h"
#include "descent/optim/adam.h"
#include "descent/optim/adamw.h"
#include "descent/optim/gradient_descent.h"
#include "descent/optim/momentum.h"
#include "descent/optim/nesterov.h"
#include "descent/optim/optimizer.h"
#include "descent/optim/rmsprop.h"

namespace descent {

const std::vector<OptimizerPart>& optimizer_registry() {
  static const std::vector<OptimizerPart> registry = [] {
    // clang-format off
    std::vector<OptimizerPart> parts = {
      make_optimizer_part<GradientDescent>(),
      make_optimizer_part<Momentum>(),
      make_optimizer_part<Nesterov>(),
      make_optimizer_part<Adagrad>(),
      make_optimizer_part<RmsProp>(),
      make_optimizer_part<Adam>(),
      make_optimizer_part<AdamW>(),
    };
    // clang-format on
    for (OptimizerPart& part : parts) {
      // Every rule takes its rate from a schedule, so none declares it.
      part.descriptor.parameters.push_back({.id = "schedule",
                                            .label = "learning-rate schedule",
                                            .help = "How the learning rate changes over the run.",
                                            .kind = Kind::part,
                                            .default_value = "constant",
                                            .family = "schedule",
                                            .advanced = true});
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
