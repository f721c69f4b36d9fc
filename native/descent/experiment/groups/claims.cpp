#include "descent/experiment/families.h"
#include "descent/experiment/group.h"
#include "descent/experiment/race.h"
#include "descent/experiment/surface_map.h"
#include "descent/experiment/trials.h"

namespace descent {
namespace {

// clang-format off
constexpr Experiment (*experiments[])() = {
  trials_experiment,
  surface_experiment,
  race_experiment,
};

constexpr Family (*parts[])() = {
  optimizer_family,
  schedule_family,
  surface_family,
  claim_family,
};
// clang-format on

}  // namespace

extern const Group claims_group;
const Group claims_group{experiments, parts};

}  // namespace descent
