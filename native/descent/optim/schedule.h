#pragma once

#include <memory>
#include <span>
#include <vector>

#include "descent/base/descriptor.h"

namespace descent {

/// How the learning rate changes over a run.
class Schedule {
 public:
  virtual ~Schedule() = default;
  /// What the base learning rate is multiplied by in update `step` (0 for the first) of `total`. At least 0.
  virtual double factor(std::size_t step, std::size_t total) const = 0;
};

/// An entry of the registry; `parameters` are complete and in range.
struct SchedulePart {
  Descriptor descriptor;
  std::unique_ptr<Schedule> (*make)(const Value& parameters);
};

/// All schedules. To add one: write its file, add its line in schedule_registry.cpp.
std::span<const SchedulePart> schedule_registry();
/// The descriptors of its entries, in their order, with their lore (base/constant.h).
std::span<const Descriptor> schedules_in_full();
/// The schedule that a resolved part {id, …} describes.
std::unique_ptr<Schedule> make_schedule(const Value& part);

}  // namespace descent
