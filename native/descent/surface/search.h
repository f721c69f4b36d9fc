#pragma once

#include <vector>

#include "descent/base/descriptor.h"
#include "descent/surface/surface.h"

// The minima of a surface whose formula does not tell them: looked for on a grid, then refined.
namespace descent {

/// A place of a region, by its shares of the width and the height.
inline Eigen::Vector2d place(const Region& region, double right, double up) {
  return {region.x_min * (1 - right) + region.x_max * right, region.y_min * (1 - up) + region.y_max * up};
}

/// The grid on which a surface is looked at.
struct SearchGrid {
  explicit SearchGrid(const Region& region) : region_(region) {}

  static constexpr std::size_t points = 81;  ///< along each axis
  Eigen::Vector2d at(std::size_t i, std::size_t j) const { return place(region_, share(i), share(j)); }
  /// Of point (i, j) at j · points + i.
  std::vector<double> values(const Surface& surface) const {
    std::vector<double> x, y, f(points * points);
    for (std::size_t k = 0; k < f.size(); ++k) {
      const Eigen::Vector2d p = at(k % points, k / points);
      x.push_back(p.x());
      y.push_back(p.y());
    }
    surface.values(x, y, f);
    return f;
  }

 private:
  static double share(std::size_t k) { return static_cast<double>(k) / static_cast<double>(points - 1); }
  Region region_;
};

/// Every point of a fine grid that is lower than its neighbours (the first `most_tried` of them), then Newton's method,
/// and where that finds nothing, as in a kink, a search from values alone; at most `most`. A minimum narrower than the
/// grid's mesh, 1/80 of the region, can be missed.
std::vector<Minimum> find_minima(const Surface& surface, std::size_t most,
                                 std::size_t most_tried = SearchGrid::points * SearchGrid::points);

}  // namespace descent
