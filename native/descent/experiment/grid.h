#pragma once

#include "descent/base/descriptor.h"
#include "descent/base/error.h"
#include "descent/base/result.h"
#include "descent/surface/surface.h"

// What the experiments that look at a surface point by point have in common.
namespace descent {

/// How many points along one side of the grid, at least 2.
constexpr Parameter grid_parameter(Text id, Text label, Text help, int default_value, int max) {
  return {.id = id,
          .label = label,
          .help = help,
          .kind = Kind::integer,
          .min = 2,
          .max = static_cast<double>(max),
          .slider_min = 16,
          .slider_max = static_cast<double>(max / 2),
          .default_value = default_value,
          .step = 1};
}

/// [left, right, bottom, top]; null: the surface's region.
constexpr Parameter window_parameter() {
  return {.id = "window",
          .label = "window",
          .help = "Left, right, bottom and top of the grid; without them, the surface's own region.",
          .kind = Kind::numbers,
          .min = -1e6,
          .max = 1e6,
          .min_count = 4,
          .max_count = 4};
}

/// Refuses a surface that can't be made and a window that is empty; fills in the window where there is none.
Expected<Value> complete_window(Value spec);
/// Point k of an axis: the ends exactly, whatever the rounding between them.
double grid_point(const Axis& axis, std::size_t k);
/// xMin, xMax, yMin, yMax in one row.
void add_region(const Region& region, Result& result);

}  // namespace descent
