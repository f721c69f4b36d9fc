#include "descent/experiment/terrain.h"

#include "descent/experiment/families.h"
#include "descent/experiment/group.h"

namespace descent {
namespace {

// clang-format off
constexpr Experiment (*experiments[])() = {
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

extern const Group terrain_group;
const Group terrain_group{experiments, parts};

}  // namespace descent
