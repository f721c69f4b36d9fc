#include "descent/data/digits.h"
#include "descent/experiment/families.h"
#include "descent/experiment/group.h"
#include "descent/experiment/init_training.h"
#include "descent/experiment/normalization_training.h"

namespace descent {
namespace {

// clang-format off
constexpr Experiment (*experiments[])() = {
  normalization_training_experiment,
  init_training_experiment,
};

constexpr Family (*parts[])() = {
  optimizer_family,
  schedule_family,
  scaler_family,
  activation_family,
  normalization_family,
  initializer_family,
  loss_family,
  dataset_family,
};
// clang-format on

constexpr Attachment attachments[] = {{"digits", attach_digits}};

}  // namespace

extern const Group comparisons_group;
const Group comparisons_group{experiments, parts, attachments};

}  // namespace descent
