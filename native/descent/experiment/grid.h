#pragma once

#include "descent/base/descriptor.h"
#include "descent/base/error.h"
#include "descent/base/result.h"
#include "descent/surface/surface.h"

// What the experiments that look at a surface point by point have in common.
namespace descent {

/// How many points along one side of the grid, at least 2.
Parameter grid_parameter(Text id, Text label, Text help, int default_value, int max);
/// [left, right, bottom, top]; null: the surface's region.
Parameter window_parameter();
/// Refuses a surface that can't be made and a window that is empty; fills in the window where there is none.
Expected<Value> complete_window(Value spec);
/// Point k of an axis: the ends exactly, whatever the rounding between them.
double grid_point(const Axis& axis, std::size_t k);
/// xMin, xMax, yMin, yMax in one row.
void add_region(const Region& region, Result& result);

}  // namespace descent
