#pragma once

#include <limits>
#include <span>
#include <vector>

#include "descent/base/descriptor.h"
#include "descent/experiment/course.h"

// What a learning rate is worth on a surface, and which of many is the best.
namespace descent {

/// An end of the rates that a search tries.
constexpr Parameter rate_bound_parameter(Text id, Text label, Text help, double default_value) {
  return {.id = id,
          .label = label,
          .help = help,
          .kind = Kind::number,
          .min = 0,
          .max = 1000,
          .min_open = true,
          .slider_min = 1e-6,
          .slider_max = 100,
          .default_value = default_value,
          .scale = Scale::log};
}

/// One run at one rate. NaN: it did not arrive, or was lost.
struct RateTrial {
  double rate = std::numeric_limits<double>::quiet_NaN();
  double steps = std::numeric_limits<double>::quiet_NaN();
  double loss = std::numeric_limits<double>::quiet_NaN();
};

/// `count` rates from `from` to `to` at equal ratios, each rounded to three digits so that it reads well and is the
/// same when typed in.
std::vector<double> spread_rates(double from, double to, std::size_t count);

/// What counts as arriving: any minimum, or only a global one.
enum class Goal { any, global };

/// Runs the optimizer `part` at `rate`. On a surface without a minimum, leaving counts as arriving only where no step
/// inside the region was longer than a twentieth of its diagonal: else a larger rate would always leave sooner.
RateTrial try_rate(Value part, double rate, const Track& track, const Course& course, Goal goal = Goal::any);

/// The same rate from several starts, as one: the average of the steps, those who did not arrive counted with `missed`;
/// NaN where none arrived. The loss is that of the worst.
RateTrial average(std::span<const RateTrial> trials, double missed);

/// The best rate: fewest steps to arrive, and where none arrives the lowest loss. One that works only exactly there is
/// luck, so a rate counts as what the worst of it and its two neighbours achieves.
const RateTrial& best_of(std::span<const RateTrial> trials);

}  // namespace descent
