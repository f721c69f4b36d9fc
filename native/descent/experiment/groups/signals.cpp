#include "descent/experiment/families.h"
#include "descent/experiment/group.h"
#include "descent/experiment/initialization.h"
#include "descent/experiment/normalization.h"
#include "descent/experiment/weight_norm.h"
#include "descent/experiment/weights.h"

namespace descent {
namespace {

// clang-format off
constexpr Experiment (*experiments[])() = {
  weights_experiment,
  initialization_experiment,
  normalization_experiment,
  weight_norm_experiment,
};

constexpr Family (*parts[])() = {
  activation_family,
  normalization_family,
  initializer_family,
};
// clang-format on

}  // namespace

extern const Group signals_group;
const Group signals_group{experiments, parts};

}  // namespace descent
