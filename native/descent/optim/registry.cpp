#include "descent/base/part_called.h"
#include "descent/optim/batch.h"
#include "descent/optim/l2.h"
#include "descent/optim/list.h"
#include "descent/optim/optimizer.h"

namespace descent {
namespace {

/// Every rule takes its rate from a schedule, its gradient with a penalty and as a mean of several, so none declares
/// these.
constexpr Descriptor with_what_all_have(Descriptor rule) {
  rule.parameters.push_back({.id = "schedule",
                             .label = "learning-rate schedule",
                             .help = "How the learning rate changes over the run.",
                             .kind = Kind::part,
                             .default_value = "constant",
                             .family = "schedule",
                             .advanced = true});
  rule.parameters.push_back(l2_parameter());
  rule.substeps.insert(0, l2_substep());
  rule.parameters.push_back(batch_parameter());
  return rule;
}

using Optimizers = OptimizerList::RegistryOf<OptimizerPart, with_what_all_have>;

}  // namespace

std::span<const OptimizerPart> optimizer_registry() { return Optimizers::entries; }

std::span<const Descriptor> optimizers_in_full() { return Optimizers::in_full; }

List<Substep> optimizer_substeps(std::string_view id) { return Optimizers::substeps_of(id); }

const OptimizerPart& optimizer_part(std::string_view id) { return part_called(id, optimizer_registry()); }

}  // namespace descent
