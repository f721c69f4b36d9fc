#pragma once

#include <memory>
#include <span>
#include <vector>

#include "descent/surface/surface.h"

namespace descent {

/// f(x, y) = a x² − b y²: a valley along x that is a ridge along y. The origin is stationary but no minimum: a start at
/// y = 0 exactly never leaves the ridge, and the smallest push off it grows by the factor 1 + 2b·(learning rate) a
/// step.
class Saddle final : public Surface {
 public:
  Saddle(double rise, double fall) : a_(rise), b_(fall) {}

  double value(double x, double y) const override { return a_ * (x * x) - b_ * (y * y); }
  Eigen::Vector2d gradient(double x, double y) const override { return {2 * a_ * x, -2 * b_ * y}; }
  void gradients(std::span<const float> x, std::span<const float> y, std::span<float> gx, std::span<float> gy) const {
    const float a = static_cast<float>(2 * a_), b = static_cast<float>(-2 * b_);
    for (std::size_t i = 0; i < x.size(); ++i) {
      gx[i] = a * x[i];
      gy[i] = b * y[i];
    }
  }
  Eigen::Matrix2d hessian(double, double) const override { return Eigen::Matrix2d{{2 * a_, 0}, {0, -2 * b_}}; }

  Region region() const override { return {-2, 2, -2, 2}; }
  /// The first start is almost on the ridge, the second exactly on it.
  std::vector<Eigen::Vector2d> starts() const override { return {{1.3, 0.015}, {1.3, 0}, {-1.6, 0.2}}; }
  std::vector<Minimum> minima() const override { return {}; }

 private:
  double a_, b_;
};

constexpr SurfacePart saddle_surface() {
  const Parameter rise = {
      .id = "rise",
      .symbol = "a",
      .label = "Rise along x",
      .help = "How steeply the surface rises on both sides in the x direction.",
      .min = 0.01,
      .max = 100,
      .slider_min = 0.1,
      .slider_max = 10,
      .default_value = 1.0,
      .scale = Scale::log,
  };

  const Parameter fall = {
      .id = "fall",
      .symbol = "b",
      .label = "Fall along y",
      .help = "How steeply the surface falls away on both sides in the y direction.",
      .min = 0.01,
      .max = 100,
      .slider_min = 0.1,
      .slider_max = 10,
      .default_value = 1.0,
      .scale = Scale::log,
  };

  return {
      .descriptor =
          {
              .id = "saddle",
              .title = "Saddle",
              .help = "A mountain pass: the gradient is zero in the middle, yet the way down is to the side; who finds "
                      "it first?",
              .formula = R"(f(x, y) = a\,x^2 - b\,y^2)",
              .expression = "rise*x^2 - fall*y^2",
              .terms = {{"a", "half the curvature along x, upwards"}, {"b", "half the curvature along y, downwards"}},
              .parameters = {rise, fall},
          },
      .make = [](const Value& parameters) -> std::unique_ptr<Surface> {
        return std::make_unique<Saddle>(parameters["rise"].number(), parameters["fall"].number());
      },
  };
}

}  // namespace descent
