#include <cmath>

#include "descent/base/format.h"
#include "descent/base/random.h"
#include "descent/experiment/checks/check_list.h"
#include "descent/experiment/checks/differences.h"
#include "descent/surface/surface.h"

namespace descent::checks {
namespace {

/// Relative to 1 and the sizes of value, gradient and second derivatives: rounding and truncation of the differences
/// grow with them.
constexpr double bound = 1e-9;
constexpr int places = 40;
/// Differences want a smooth neighbourhood, and a minimum may be a kink.
constexpr double from_minima = 0.1;

bool near_a_minimum(const std::vector<Minimum>& minima, double x, double y) {
  return std::any_of(minima.begin(), minima.end(), [&](const Minimum& m) {
    return std::fabs(m.x - x) < from_minima && std::fabs(m.y - y) < from_minima;
  });
}

void add_surface(CheckList& list, const SurfacePart& part) {
  const auto complete = complete_surface(default_part(part.descriptor), "surface");
  check(complete.ok(), "a surface at its defaults");
  const auto surface = make_surface(complete.value());
  const Region r = surface->region();
  const std::vector<Minimum> minima = surface->minima();
  Random random(4);
  double first = 0, second = 0;
  for (int i = 0; i < places; ++i) {
    const double x = random.uniform(r.x_min, r.x_max), y = random.uniform(r.y_min, r.y_max);
    if (near_a_minimum(minima, x, y)) continue;
    const Eigen::Vector2d gradient = surface->gradient(x, y);
    const Eigen::Matrix2d hessian = surface->hessian(x, y);
    const double size = 1 + std::fabs(surface->value(x, y)) + gradient.norm() + hessian.norm();
    constexpr double h = difference_step;
    const double along_x = derivative([&](double d) { return surface->value(x + d, y); }, h);
    const double along_y = derivative([&](double d) { return surface->value(x, y + d); }, h);
    first = worse(first, std::fabs(gradient.x() - along_x) / size);
    first = worse(first, std::fabs(gradient.y() - along_y) / size);
    for (int k = 0; k < 2; ++k) {
      const double by_x = derivative([&](double d) { return surface->gradient(x + d, y)[k]; }, h);
      const double by_y = derivative([&](double d) { return surface->gradient(x, y + d)[k]; }, h);
      second = worse(second, std::fabs(hessian(k, 0) - by_x) / size);
      second = worse(second, std::fabs(hessian(k, 1) - by_y) / size);
    }
  }
  const std::string_view title = part.descriptor.title;
  add(list, concat({title, ": gradient"}), first, bound);
  add(list, concat({title, ": second derivatives"}), second, bound);
}

}  // namespace

CheckList surface_checks() {
  CheckList list;
  for (const SurfacePart& part : surface_registry()) add_surface(list, part);
  return list;
}

}  // namespace descent::checks
