#pragma once

#include <memory>
#include <span>
#include <vector>

#include "descent/surface/surface.h"

namespace descent {

/// f(x, y) = (a − x)² + b (y − x²)²: a narrow curved valley along y = x² with the minimum (a, a²) at its nearly flat
/// bottom. Rosenbrock 1960, with a = 1 and b = 100 and the start (−1.2, 1).
class Rosenbrock final : public Surface {
 public:
  Rosenbrock(double a, double b) : a_(a), b_(b) {}

  double value(double x, double y) const override {
    const double along = a_ - x;
    const double off = y - x * x;
    return along * along + b_ * (off * off);
  }
  Eigen::Vector2d gradient(double x, double y) const override {
    const double off = y - x * x;
    return {-2 * (a_ - x) - 4 * b_ * x * off, 2 * b_ * off};
  }
  void gradients(std::span<const float> x, std::span<const float> y, std::span<float> gx, std::span<float> gy) const {
    const float a = static_cast<float>(a_), b = static_cast<float>(b_);
    for (std::size_t i = 0; i < x.size(); ++i) {
      const float off = y[i] - x[i] * x[i];
      gx[i] = -2 * (a - x[i]) - 4 * b * x[i] * off;
      gy[i] = 2 * b * off;
    }
  }
  Eigen::Matrix2d hessian(double x, double y) const override {
    return Eigen::Matrix2d{{2 - 4 * b_ * (y - 3 * (x * x)), -4 * b_ * x}, {-4 * b_ * x, 2 * b_}};
  }

  Region region() const override { return {-2, 2, -1, 3}; }
  std::vector<Eigen::Vector2d> starts() const override { return {{-1.2, 1}, {-0.5, 2.5}, {1.6, -0.5}}; }
  std::vector<Minimum> minima() const override { return {{a_, a_ * a_, 0, true}}; }

 private:
  double a_, b_;
};

constexpr SurfacePart rosenbrock_surface() {
  const Parameter a = {
      .id = "a",
      .symbol = "a",
      .label = "Place of the minimum",
      .help = "Where along the valley its lowest point lies: at x = a.",
      .min = -1.5,
      .max = 1.5,
      .slider_min = -1.5,
      .slider_max = 1.5,
      .default_value = 1.0,
      .step = 0.1,
  };

  const Parameter b = {
      .id = "b",
      .symbol = "b",
      .label = "Steepness of the walls",
      .help = "How much steeper the valley's walls are than its floor.",
      .min = 0.1,
      .max = 1000,
      .slider_min = 1,
      .slider_max = 300,
      .default_value = 100.0,
      .scale = Scale::log,
  };

  return {
      .descriptor =
          {
              .id = "rosenbrock",
              .title = "Rosenbrock's banana",
              .help = "A curved valley with steep walls: it is quickly found, but its floor is so flat that the "
                      "minimum is far away.",
              .formula = R"(f(x, y) = (a - x)^2 + b\,(y - x^2)^2)",
              .expression = "(a - x)^2 + b*(y - x^2)^2",
              .terms = {{"a", "where the minimum is: at (a, a²)"}, {"b", "steepness of the valley's walls"}},
              .sources = {{"H. H. Rosenbrock", 1960,
                           "An Automatic Method for Finding the Greatest or Least Value of a Function",
                           "The Computer Journal 3(3), 175–184", ""}},
              .parameters = {a, b},
          },
      .make = [](const Value& parameters) -> std::unique_ptr<Surface> {
        return std::make_unique<Rosenbrock>(parameters["a"].number(), parameters["b"].number());
      },
  };
}

}  // namespace descent
