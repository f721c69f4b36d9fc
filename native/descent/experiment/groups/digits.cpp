#include "descent/data/digits.h"

#include "descent/experiment/digits_training.h"
#include "descent/experiment/drawing.h"
#include "descent/experiment/families.h"
#include "descent/experiment/group.h"

namespace descent {
namespace {

// clang-format off
constexpr Experiment (*experiments[])() = {
  digits_in_float,
  drawing_experiment,
};
// clang-format on

constexpr Attachment attachments[] = {{"digits", attach_digits}};

}  // namespace

extern const Group digits_group;
const Group digits_group{experiments, training_families, attachments};

}  // namespace descent
