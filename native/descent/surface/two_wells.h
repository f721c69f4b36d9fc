#pragma once

#include <cmath>
#include <memory>
#include <span>
#include <vector>

#include "descent/surface/surface.h"

namespace descent {

/// f(x, y) = a (x² − 1)² + b x + c y²: two wells near x = ±1 and a ridge between them; the tilt b makes one of them the
/// deeper one. Where |b| ≥ 8a / (3√3) ≈ 1.54 a the tilt has swallowed the upper well, and one minimum is left.
class TwoWells final : public Surface {
 public:
  TwoWells(double depth, double tilt, double curvature) : a_(depth), b_(tilt), c_(curvature) {}

  double value(double x, double y) const override {
    const double well = x * x - 1;
    return a_ * (well * well) + b_ * x + c_ * (y * y);
  }
  Eigen::Vector2d gradient(double x, double y) const override { return {4 * a_ * (x * x - 1) * x + b_, 2 * c_ * y}; }
  void gradients(std::span<const float> x, std::span<const float> y, std::span<float> gx, std::span<float> gy) const {
    const float a = static_cast<float>(4 * a_), b = static_cast<float>(b_), c = static_cast<float>(2 * c_);
    for (std::size_t i = 0; i < x.size(); ++i) {
      gx[i] = a * (x[i] * x[i] - 1) * x[i] + b;
      gy[i] = c * y[i];
    }
  }
  Eigen::Matrix2d hessian(double x, double) const override {
    return Eigen::Matrix2d{{4 * a_ * (3 * (x * x) - 1), 0}, {0, 2 * c_}};
  }

  Region region() const override { return {-2.2, 2.2, -1.8, 1.8}; }
  /// From the first start gradient descent rolls into the nearer, upper well; a heavy enough ball gets over the ridge.
  std::vector<Eigen::Vector2d> starts() const override { return {{1.7, 1.2}, {0.3, 1.5}, {-2, -1.2}}; }
  std::vector<Minimum> minima() const override {
    const double q = b_ / (4 * a_);
    std::vector<Minimum> found;
    if (right_well_exists(-q)) found.push_back(at(-right_root(-q), b_ >= 0));
    if (right_well_exists(q)) found.push_back(at(right_root(q), b_ <= 0));
    return found;
  }

 private:
  /// Stationary points have y = 0 and 4a x³ − 4a x + b = 0, which is x³ − x + q = 0 with q = b/(4a). The largest root
  /// is a minimum as long as the cubic is negative at its own minimum x = 1/√3.
  static bool right_well_exists(double q) { return q < 2 / (3 * std::sqrt(3.0)); }
  /// Newton's method from above the largest root: the cubic is convex there, so the steps fall towards the root and
  /// stop falling only when rounding is all that is left.
  static double right_root(double q) {
    double x = 1 + std::fabs(q);
    for (int step = 0; step < 100; ++step) {
      const double next = x - ((x * x - 1) * x + q) / (3 * (x * x) - 1);
      if (!(next < x)) break;
      x = next;
    }
    return x;
  }
  Minimum at(double x, bool global) const { return {x, 0, value(x, 0), global}; }

  double a_, b_, c_;
};

constexpr SurfacePart two_wells_surface() {
  const Parameter depth = {
      .id = "depth",
      .symbol = "a",
      .label = "Depth",
      .help = "How high the ridge between the two wells is.",
      .min = 0.25,
      .max = 10,
      .slider_min = 0.25,
      .slider_max = 4,
      .default_value = 1.0,
      .scale = Scale::log,
  };

  const Parameter tilt = {
      .id = "tilt",
      .symbol = "b",
      .label = "Tilt",
      .help = "How much the ground leans to one side; beyond about 1.54 times the depth only one well is left.",
      .min = -3,
      .max = 3,
      .slider_min = -2,
      .slider_max = 2,
      .default_value = 0.3,
      .step = 0.05,
  };

  const Parameter curvature = {
      .id = "curvature",
      .symbol = "c",
      .label = "Curvature across",
      .help = "How steep the walls are in the y direction, in which both wells are the same parabola.",
      .min = 0.01,
      .max = 100,
      .slider_min = 0.1,
      .slider_max = 10,
      .default_value = 0.5,
      .scale = Scale::log,
  };

  return {
      .descriptor =
          {
              .id = "two-wells",
              .title = "Two wells",
              .help = "A deep valley and a shallow one with a ridge between them: does the optimizer get stuck in the "
                      "shallow one?",
              .formula = R"(f(x, y) = a\,(x^2 - 1)^2 + b\,x + c\,y^2)",
              .expression = "depth*(x^2 - 1)^2 + tilt*x + curvature*y^2",
              .terms = {{"a", "depth of the wells below the ridge"},
                        {"b", "tilt: lifts one well and lowers the other"},
                        {"c", "half the curvature in the direction of y"}},
              .parameters = {depth, tilt, curvature},
          },
      .make = [](const Value& parameters) -> std::unique_ptr<Surface> {
        return std::make_unique<TwoWells>(parameters["depth"].number(), parameters["tilt"].number(),
                                          parameters["curvature"].number());
      },
  };
}

}  // namespace descent
