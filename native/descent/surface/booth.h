#pragma once

#include <memory>
#include <vector>

#include "descent/surface/differentiated.h"

namespace descent {

/// f(x, y) = (x + 2y − 7)² + (2x + y − 5)²: a quadratic with condition number 9, turned by 45°. Its minimum is where
/// both brackets are zero, at (1, 3).
class Booth final : public Differentiated<Booth> {
 public:
  template <class T>
  T f(const T& x, const T& y) const {
    const T p = x + 2 * y - 7;
    const T q = 2 * x + y - 5;
    return p * p + q * q;
  }

  Region region() const override { return {-10, 10, -10, 10}; }
  std::vector<Eigen::Vector2d> starts() const override { return {{-8, 6}, {8, -8}, {-6, -7}}; }
  std::vector<Minimum> minima() const override { return {{1, 3, 0, true}}; }
};

constexpr SurfacePart booth_surface() {
  return {
      .descriptor =
          {
              .id = "booth",
              .title = "Booth's function",
              .help = "A bowl whose long axis lies askew to x and y.",
              .formula = R"(f(x, y) = (x + 2y - 7)^2 + (2x + y - 5)^2)",
              .expression = "(x + 2*y - 7)^2 + (2*x + y - 5)^2",
          },
      .make = [](const Value&) -> std::unique_ptr<Surface> { return std::make_unique<Booth>(); },
  };
}

}  // namespace descent
