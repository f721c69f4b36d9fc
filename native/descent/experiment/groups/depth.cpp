#include "descent/experiment/families.h"
#include "descent/experiment/group.h"
#include "descent/experiment/initialization.h"
#include "descent/experiment/weights.h"

namespace descent {
namespace {

// clang-format off
constexpr Experiment (*experiments[])() = {
  weights_experiment,
  initialization_experiment,
};

constexpr Family (*parts[])() = {
  activation_family,
  normalization_family,
  initializer_family,
};
// clang-format on

}  // namespace

extern const Group depth_group;
const Group depth_group{experiments, parts};

}  // namespace descent
