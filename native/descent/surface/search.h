#pragma once

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "descent/base/descriptor.h"
#include "descent/surface/compass.h"
#include "descent/surface/newton.h"
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

namespace search {

inline bool is_lowest(const std::vector<double>& values, std::size_t i, std::size_t j) {
  constexpr std::size_t points = SearchGrid::points;
  const double here = values[j * points + i];
  for (std::size_t dj = j - 1; dj <= j + 1; ++dj) {
    for (std::size_t di = i - 1; di <= i + 1; ++di) {
      if ((di != i || dj != j) && !(here < values[dj * points + di])) return false;
    }
  }
  return true;
}

inline bool is_inside(const Region& region, const Minimum& m) {
  return m.x >= region.x_min && m.x <= region.x_max && m.y >= region.y_min && m.y <= region.y_max;
}

/// Whether a point that Newton's method ended in is a minimum. Written so that NaN is none.
inline bool is_minimum(const Surface& surface, const Minimum& m) {
  const Region region = surface.region();
  const Eigen::Matrix2d h = surface.hessian(m.x, m.y);
  const bool valley = h(0, 0) >= 0 && h(1, 1) >= 0 && h(0, 0) * h(1, 1) - h(0, 1) * h(0, 1) >= 0;
  const bool flat = surface.gradient(m.x, m.y).norm() <= 1e-6 * (1 + h.norm() * (region.x_max - region.x_min));
  return valley && flat && is_inside(region, m);
}

inline bool is_new(const Region& region, const Minimum& m, const std::vector<Minimum>& found) {
  return std::none_of(found.begin(), found.end(), [&](const Minimum& other) {
    return std::fabs(other.x - m.x) + std::fabs(other.y - m.y) < 1e-4 * (region.x_max - region.x_min);
  });
}

}  // namespace search

/// Every point of a fine grid that is lower than its neighbours (the first `most_tried` of them), then Newton's method,
/// and where that finds nothing, as in a kink, a search from values alone; at most `most`. A minimum narrower than the
/// grid's mesh, 1/80 of the region, can be missed.
inline std::vector<Minimum> find_minima(const Surface& surface, std::size_t most,
                                        std::size_t most_tried = SearchGrid::points * SearchGrid::points) {
  constexpr std::size_t points = SearchGrid::points;
  /// A search from values takes about as long as so many by Newton's method.
  constexpr std::size_t newtons = 20;
  const Region region = surface.region();
  const SearchGrid grid(region);
  const CompassSearch kinks(surface, 2 * (grid.at(1, 1) - grid.at(0, 0)).norm());
  const std::vector<double> values = grid.values(surface);
  std::vector<Minimum> found;
  std::size_t tried = 0;
  for (std::size_t j = 1; j + 1 < points; ++j) {
    for (std::size_t i = 1; i + 1 < points && found.size() < most; ++i) {
      if (!search::is_lowest(values, i, j) || ++tried > most_tried) continue;
      const Eigen::Vector2d p = grid.at(i, j);
      std::optional<Minimum> refined = refine_minimum(surface, p.x(), p.y(), false);
      if (!search::is_minimum(surface, *refined)) {
        tried += newtons;
        refined = kinks.from(p.x(), p.y());
      }
      if (refined && search::is_inside(region, *refined) && search::is_new(region, *refined, found)) {
        found.push_back(*refined);
      }
    }
  }
  double lowest = unbounded;
  for (const Minimum& m : found) lowest = std::min(lowest, m.value);
  for (Minimum& m : found) m.global = m.value <= lowest + 1e-9 * (1 + std::fabs(lowest));
  return found;
}

}  // namespace descent
