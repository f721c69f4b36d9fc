#include "descent/surface/newton.h"

namespace descent {

Minimum refine_minimum(const Surface& surface, double x, double y, bool global) {
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
