#pragma once

#include <memory>
#include <vector>

#include "descent/surface/differentiated.h"

namespace descent {

/// f(x, y) = x³ − 3xy²: at the origin the gradient and the whole Hessian are zero, so that neither says where it goes
/// down. Bottomless: there is no minimum.
class MonkeySaddle final : public Differentiated<MonkeySaddle> {
 public:
  template <class T>
  T f(const T& x, const T& y) const {
    return x * x * x - 3 * (x * (y * y));
  }

  Region region() const override { return {-2, 2, -2, 2}; }
  std::vector<Eigen::Vector2d> starts() const override { return {{0.9, 0.01}, {0.4, 0.05}, {1.2, -0.3}}; }
  std::vector<Minimum> minima() const override { return {}; }
};

constexpr SurfacePart monkey_saddle_surface() {
  return {
      .descriptor =
          {
              .id = "monkey-saddle",
              .title = "Monkey saddle",
              .help = "Three slopes down and three up meet in a point where even the curvature is zero.",
              .formula = R"(f(x, y) = x^3 - 3xy^2)",
              .expression = "x^3 - 3*x*y^2",
          },
      .make = [](const Value&) -> std::unique_ptr<Surface> { return std::make_unique<MonkeySaddle>(); },
  };
}

}  // namespace descent
