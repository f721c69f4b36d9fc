#include "descent/experiment/ewma.h"
#include "descent/experiment/families.h"
#include "descent/experiment/group.h"

namespace descent {
namespace {

// clang-format off
constexpr Experiment (*experiments[])() = {
  ewma_experiment,
};

constexpr Family (*parts[])() = {
  series_family,
  optimizer_family,
  schedule_family,
  surface_family,
};
// clang-format on

}  // namespace

extern const Group averages_group;
const Group averages_group{experiments, parts};

}  // namespace descent
