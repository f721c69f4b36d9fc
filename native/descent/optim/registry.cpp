#include <type_traits>

#include "descent/base/check.h"
#include "descent/optim/adadelta.h"
#include "descent/optim/adagrad.h"
#include "descent/optim/adam.h"
#include "descent/optim/adamax.h"
#include "descent/optim/adamw.h"
#include "descent/optim/amsgrad.h"
#include "descent/optim/asgd.h"
#include "descent/optim/batch.h"
#include "descent/optim/gradient_descent.h"
#include "descent/optim/l2.h"
#include "descent/optim/lion.h"
#include "descent/optim/momentum.h"
#include "descent/optim/nadam.h"
#include "descent/optim/nesterov.h"
#include "descent/optim/optimizer.h"
#include "descent/optim/radam.h"
#include "descent/optim/rmsprop.h"
#include "descent/optim/rprop.h"
#include "descent/optim/sgd.h"

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
      make_optimizer_part<AmsGrad>(),
      make_optimizer_part<Nadam>(),
      make_optimizer_part<Radam>(),
      make_optimizer_part<Adamax>(),
      make_optimizer_part<Adadelta>(),
      make_optimizer_part<Rprop>(),
      make_optimizer_part<Lion>(),
      make_optimizer_part<Sgd>(),
      make_optimizer_part<Asgd>(),
    };
    // clang-format on
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

template <class S>
std::unique_ptr<Optimizer<S>> make_optimizer(const Value& part, std::size_t size) {
  const OptimizerPart& found = optimizer_part(part["id"].string());
  std::unique_ptr<Optimizer<S>> rule;
  if constexpr (std::is_same_v<S, double>) {
    rule = found.make_double(part, size);
  } else {
    rule = found.make_float(part, size);
  }
  const double penalty = part["l2"].number();
  if (penalty == 0) return rule;
  return std::make_unique<WithL2<S>>(std::move(rule), static_cast<S>(penalty), size);
}

template std::unique_ptr<Optimizer<double>> make_optimizer(const Value& part, std::size_t size);
template std::unique_ptr<Optimizer<float>> make_optimizer(const Value& part, std::size_t size);

}  // namespace descent
