#include "descent/experiment/families.h"
#include "descent/experiment/group.h"
#include "descent/experiment/race.h"
#include "descent/experiment/rate_sweep.h"
#include "descent/experiment/replay.h"
#include "descent/experiment/surface_map.h"
#include "descent/experiment/update.h"

namespace descent {
namespace {

// clang-format off
constexpr Experiment (*experiments[])() = {
  race_experiment,
  rate_sweep_experiment,
  surface_experiment,
  update_experiment,
  replay_experiment,
};

constexpr Family (*parts[])() = {
  optimizer_family,
  schedule_family,
  surface_family,
};
// clang-format on

}  // namespace

extern const Group paths_group;
const Group paths_group{experiments, parts};

}  // namespace descent
