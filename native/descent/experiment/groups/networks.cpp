#include "descent/data/digits.h"
#include "descent/experiment/families.h"
#include "descent/experiment/group.h"
#include "descent/experiment/training.h"
#include "descent/experiment/training_race.h"
#include "descent/experiment/training_rates.h"

namespace descent {
namespace {

// clang-format off
constexpr Experiment (*experiments[])() = {
  training_in_float,
  training_race_experiment,
  training_rates_experiment,
};
// clang-format on

constexpr Attachment attachments[] = {{"digits", attach_digits}};

}  // namespace

extern const Group networks_group;
const Group networks_group{experiments, training_families, attachments};

}  // namespace descent
