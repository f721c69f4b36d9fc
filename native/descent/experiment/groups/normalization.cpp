#include "descent/experiment/normalization.h"

#include "descent/experiment/families.h"
#include "descent/experiment/group.h"
#include "descent/experiment/weight_norm.h"

namespace descent {
namespace {

// clang-format off
constexpr Experiment (*experiments[])() = {
  normalization_experiment,
  weight_norm_experiment,
};

constexpr Family (*parts[])() = {
  normalization_family,
};
// clang-format on

}  // namespace

extern const Group normalization_group;
const Group normalization_group{experiments, parts};

}  // namespace descent
