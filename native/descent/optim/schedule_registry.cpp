#include "descent/base/constant.h"
#include "descent/base/part_called.h"
#include "descent/optim/schedule.h"
#include "descent/optim/schedules/constant.h"
#include "descent/optim/schedules/cosine.h"
#include "descent/optim/schedules/exponential.h"
#include "descent/optim/schedules/step_decay.h"
#include "descent/optim/schedules/warm_up.h"

namespace descent {
namespace {

template <class Rule>
constexpr SchedulePart make_part() {
  return {Rule::descriptor(),
          [](const Value& parameters) -> std::unique_ptr<Schedule> { return std::make_unique<Rule>(parameters); }};
}

// clang-format off
using Schedules = Registry<
  make_part<ConstantSchedule>,
  make_part<StepSchedule>,
  make_part<ExponentialSchedule>,
  make_part<CosineSchedule>,
  make_part<WarmUpSchedule>>;
// clang-format on

}  // namespace

std::span<const SchedulePart> schedule_registry() { return Schedules::entries; }

std::span<const Descriptor> schedules_in_full() { return Schedules::in_full; }

std::unique_ptr<Schedule> make_schedule(const Value& part) {
  return part_called(part["id"].string(), schedule_registry()).make(part);
}

}  // namespace descent
