#pragma once

#include "descent/surface/surface.h"

namespace descent {

/// The minimum next to (x, y), to full double precision, by Newton's method: for minima that have no closed form. (x,
/// y) must be so near that plain Newton steps converge; they end when the gradient no longer shrinks.
Minimum refine_minimum(const Surface& surface, double x, double y, bool global);

}  // namespace descent
