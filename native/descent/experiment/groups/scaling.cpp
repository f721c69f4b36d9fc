#include "descent/experiment/scaling.h"

#include "descent/experiment/families.h"
#include "descent/experiment/group.h"

namespace descent {
namespace {

// clang-format off
constexpr Experiment (*experiments[])() = {
  scaling_experiment,
};

constexpr Family (*parts[])() = {
  scaler_family,
  table_family,
};
// clang-format on

}  // namespace

extern const Group scaling_group;
const Group scaling_group{experiments, parts};

}  // namespace descent
