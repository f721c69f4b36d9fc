#include "descent/experiment/first_network.h"

#include "descent/experiment/families.h"
#include "descent/experiment/group.h"
#include "descent/experiment/training.h"

namespace descent {
namespace {

// clang-format off
constexpr Experiment (*experiments[])() = {
  first_network_experiment,
  training_spec,
};
// clang-format on

}  // namespace

extern const Group first_network_group;
const Group first_network_group{experiments, training_families};

}  // namespace descent
