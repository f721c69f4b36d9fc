#pragma once

#include <memory>
#include <vector>

#include "descent/surface/differentiated.h"
#include "descent/surface/newton.h"

namespace descent {

/// f(x, y) = 2x² − 1.05x⁴ + x⁶/6 + xy + y²: the global minimum, 0, is at the origin, between two local ones near
/// ±(1.7475, −0.8738).
class ThreeHumpCamel final : public Differentiated<ThreeHumpCamel> {
 public:
  template <class T>
  T f(const T& x, const T& y) const {
    const T s = x * x;
    return 2 * s - 1.05 * (s * s) + (1.0 / 6) * (s * s * s) + x * y + y * y;
  }

  Region region() const override { return {-2.6, 2.6, -2.2, 2.2}; }
  std::vector<Eigen::Vector2d> starts() const override { return {{2.2, 1.4}, {-2.4, -1.5}, {-1.2, 1.8}}; }
  std::vector<Minimum> minima() const override {
    return {
        {0, 0, 0, true}, refine_minimum(*this, 1.7475, -0.8738, false), refine_minimum(*this, -1.7475, 0.8738, false)};
  }
};

constexpr SurfacePart three_hump_camel_surface() {
  return {
      .descriptor =
          {
              .id = "three-hump-camel",
              .title = "Three-hump camel",
              .help = "Three valleys in a row: the deepest one is in the middle.",
              .formula = R"(f(x, y) = 2x^2 - 1.05x^4 + \tfrac16 x^6 + xy + y^2)",
              .expression = "2*x^2 - 1.05*x^4 + x^6/6 + x*y + y^2",
          },
      .make = [](const Value&) -> std::unique_ptr<Surface> { return std::make_unique<ThreeHumpCamel>(); },
  };
}

}  // namespace descent
