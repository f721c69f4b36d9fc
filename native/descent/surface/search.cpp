#include "descent/surface/search.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "descent/surface/compass.h"
#include "descent/surface/newton.h"

namespace descent {
namespace {

bool is_lowest(const std::vector<double>& values, std::size_t i, std::size_t j) {
  constexpr std::size_t points = SearchGrid::points;
  const double here = values[j * points + i];
  for (std::size_t dj = j - 1; dj <= j + 1; ++dj) {
    for (std::size_t di = i - 1; di <= i + 1; ++di) {
      if ((di != i || dj != j) && !(here < values[dj * points + di])) return false;
    }
  }
  return true;
}

bool is_inside(const Region& region, const Minimum& m) {
  return m.x >= region.x_min && m.x <= region.x_max && m.y >= region.y_min && m.y <= region.y_max;
}

/// Whether a point that Newton's method ended in is a minimum. Written so that NaN is none.
bool is_minimum(const Surface& surface, const Minimum& m) {
  const Region region = surface.region();
  const Eigen::Matrix2d h = surface.hessian(m.x, m.y);
  const bool valley = h(0, 0) >= 0 && h(1, 1) >= 0 && h(0, 0) * h(1, 1) - h(0, 1) * h(0, 1) >= 0;
  const bool flat = surface.gradient(m.x, m.y).norm() <= 1e-6 * (1 + h.norm() * (region.x_max - region.x_min));
  return valley && flat && is_inside(region, m);
}

bool is_new(const Region& region, const Minimum& m, const std::vector<Minimum>& found) {
  return std::none_of(found.begin(), found.end(), [&](const Minimum& other) {
    return std::fabs(other.x - m.x) + std::fabs(other.y - m.y) < 1e-4 * (region.x_max - region.x_min);
  });
}

}  // namespace

std::vector<Minimum> find_minima(const Surface& surface, std::size_t most, std::size_t most_tried) {
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
      if (!is_lowest(values, i, j) || ++tried > most_tried) continue;
      const Eigen::Vector2d p = grid.at(i, j);
      std::optional<Minimum> refined = refine_minimum(surface, p.x(), p.y(), false);
      if (!is_minimum(surface, *refined)) {
        tried += newtons;
        refined = kinks.from(p.x(), p.y());
      }
      if (refined && is_inside(region, *refined) && is_new(region, *refined, found)) {
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
