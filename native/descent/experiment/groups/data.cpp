#include "descent/experiment/families.h"
#include "descent/experiment/group.h"
#include "descent/experiment/scaling.h"
#include "descent/experiment/terrain.h"

namespace descent {
namespace {

// clang-format off
constexpr Experiment (*experiments[])() = {
  scaling_experiment,
  terrain_experiment,
};

constexpr Family (*parts[])() = {
  scaler_family,
  table_family,
  optimizer_family,
  schedule_family,
};
// clang-format on

}  // namespace

extern const Group data_group;
const Group data_group{experiments, parts};

}  // namespace descent
