#include "descent/experiment/basins.h"

#include "descent/experiment/families.h"
#include "descent/experiment/group.h"
#include "descent/experiment/surface_map.h"
#include "descent/experiment/trajectories.h"

namespace descent {
namespace {

// clang-format off
constexpr Experiment (*experiments[])() = {
  basins_experiment,
  trajectories_experiment,
  surface_experiment,
};

constexpr Family (*parts[])() = {
  optimizer_family,
  schedule_family,
  surface_family,
};
// clang-format on

}  // namespace

extern const Group basins_group;
const Group basins_group{experiments, parts};

}  // namespace descent
