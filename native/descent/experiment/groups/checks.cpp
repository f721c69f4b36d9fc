#include "descent/experiment/agreement.h"
#include "descent/experiment/group.h"
#include "descent/experiment/self_check.h"

namespace descent {
namespace {

// clang-format off
constexpr Experiment (*experiments[])() = {
  self_check_experiment,
  agreement_experiment,
};
// clang-format on

}  // namespace

extern const Group checks_group;
const Group checks_group{experiments, {}};

}  // namespace descent
