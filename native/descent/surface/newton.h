#pragma once

#include <cmath>

#include "descent/surface/surface.h"

namespace descent {

/// The minimum next to (x, y), to full double precision, by Newton's method: for minima that have no closed form. (x,
/// y) must be so near that plain Newton steps converge; they end when the gradient no longer shrinks.
inline Minimum refine_minimum(const Surface& surface, double x, double y, bool global) {
  double slope = surface.gradient(x, y).norm();
  for (int step = 0; step < 50 && slope > 0; ++step) {
    const Eigen::Vector2d g = surface.gradient(x, y);
    const Eigen::Matrix2d h = surface.hessian(x, y);
    const double determinant = h(0, 0) * h(1, 1) - h(0, 1) * h(1, 0);
    const double next_x = x - (h(1, 1) * g[0] - h(0, 1) * g[1]) / determinant;
    const double next_y = y - (h(0, 0) * g[1] - h(1, 0) * g[0]) / determinant;
    const double next_slope = surface.gradient(next_x, next_y).norm();
    if (!(next_slope < slope)) break;
    x = next_x;
    y = next_y;
    slope = next_slope;
  }
  return {x, y, surface.value(x, y), global};
}

}  // namespace descent
