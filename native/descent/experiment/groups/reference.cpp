#include "descent/data/digits.h"
#include "descent/experiment/activation.h"
#include "descent/experiment/digits_training.h"
#include "descent/experiment/families.h"
#include "descent/experiment/group.h"
#include "descent/experiment/layer.h"
#include "descent/experiment/loss.h"
#include "descent/experiment/training.h"

namespace descent {
namespace {

// clang-format off
constexpr Experiment (*experiments[])() = {
  activation_experiment,
  layer_experiment,
  loss_experiment,
  training_in_double,
  digits_in_double,
};
// clang-format on

constexpr Attachment attachments[] = {{"digits", attach_digits}};

}  // namespace

extern const Group reference_group;
const Group reference_group{experiments, training_families, attachments};

}  // namespace descent
