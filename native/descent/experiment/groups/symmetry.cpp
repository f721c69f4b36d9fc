#include "descent/experiment/symmetry.h"

#include "descent/experiment/families.h"
#include "descent/experiment/group.h"

namespace descent {
namespace {

// clang-format off
constexpr Experiment (*experiments[])() = {
  symmetry_experiment,
};

constexpr Family (*parts[])() = {
  optimizer_family,
  schedule_family,
  initializer_family,
};
// clang-format on

}  // namespace

extern const Group symmetry_group;
const Group symmetry_group{experiments, parts};

}  // namespace descent
