#pragma once

#include <memory>
#include <span>
#include <vector>

#include "descent/base/math.h"
#include "descent/surface/surface.h"

namespace descent {

/// f = ½ (a u² + b v²) in axes (u, v) turned by an angle against (x, y): u = x cos θ + y sin θ, v = −x sin θ + y cos θ.
/// The Hessian's eigenvalues are a and b, so gradient descent is stable below a learning rate of 2 / max(a, b), and the
/// condition number b / a says how much slower the flat direction is than the steep one.
class Bowl final : public Surface {
 public:
  /// `angle` in degrees.
  Bowl(double curvature, double condition, double angle)
      : a_(curvature),
        b_(curvature * condition),
        cos_(portable::cos_pi(angle / 180)),
        sin_(portable::sin_pi(angle / 180)) {}

  double value(double x, double y) const override {
    const double u = cos_ * x + sin_ * y;
    const double v = cos_ * y - sin_ * x;
    return 0.5 * (a_ * (u * u) + b_ * (v * v));
  }
  Eigen::Vector2d gradient(double x, double y) const override {
    const double u = cos_ * x + sin_ * y;
    const double v = cos_ * y - sin_ * x;
    return {a_ * u * cos_ - b_ * v * sin_, a_ * u * sin_ + b_ * v * cos_};
  }
  void gradients(std::span<const float> x, std::span<const float> y, std::span<float> gx, std::span<float> gy) const {
    // The Hessian, which is the same everywhere.
    const Eigen::Matrix2f h = hessian(0, 0).cast<float>();
    const float xx = h(0, 0), xy = h(0, 1), yy = h(1, 1);
    for (std::size_t i = 0; i < x.size(); ++i) {
      gx[i] = xx * x[i] + xy * y[i];
      gy[i] = xy * x[i] + yy * y[i];
    }
  }
  Eigen::Matrix2d hessian(double, double) const override {
    const double across = (a_ - b_) * (sin_ * cos_);
    return Eigen::Matrix2d{{a_ * (cos_ * cos_) + b_ * (sin_ * sin_), across},
                           {across, a_ * (sin_ * sin_) + b_ * (cos_ * cos_)}};
  }

  Region region() const override { return {-2.5, 2.5, -2, 2}; }
  std::vector<Eigen::Vector2d> starts() const override { return {{-2.2, 0.9}, {-1.6, 1.1}, {1.7, 1.3}}; }
  std::vector<Minimum> minima() const override { return {{0, 0, 0, true}}; }

 private:
  double a_, b_, cos_, sin_;
};

constexpr SurfacePart bowl_surface() {
  const Parameter condition = {
      .id = "condition",
      .symbol = R"(\kappa)",
      .label = "Condition number",
      .help = "How many times steeper the bowl curves in its steep direction than in its flat one.",
      .min = 1,
      .max = 10000,
      .slider_min = 1,
      .slider_max = 1000,
      .default_value = 25.0,
      .scale = Scale::log,
  };

  const Parameter angle = {
      .id = "angle",
      .symbol = R"(\theta)",
      .label = "Angle",
      .help = "How far the bowl's axes are turned away from x and y; methods with one step size per axis notice it.",
      .unit = "°",
      .min = -180,
      .max = 180,
      .slider_min = -90,
      .slider_max = 90,
      .default_value = 0.0,
      .step = 1,
  };

  const Parameter curvature = {
      .id = "curvature",
      .symbol = "a",
      .label = "Smallest curvature",
      .help = "The curvature in the flat direction; it scales the whole bowl.",
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
              .id = "bowl",
              .title = "Stretched bowl",
              .help = "The simplest loss there is, a parabola in both directions, but much steeper in one than in the "
                      "other.",
              .formula = R"(f(x, y) = \tfrac12\left(a\,u^2 + \kappa a\,v^2\right),\quad )"
                         R"(u = x\cos\theta + y\sin\theta,\; v = y\cos\theta - x\sin\theta)",
              .expression = "curvature/2*((x*cos(pi*angle/180) + y*sin(pi*angle/180))^2 + "
                            "condition*(y*cos(pi*angle/180) - x*sin(pi*angle/180))^2)",
              .terms = {{"a", "curvature in the flat direction u"},
                        {R"(\kappa)", "condition number: the ratio of the largest to the smallest curvature"},
                        {R"(\theta)", "angle between the flat direction and the x axis"},
                        {"u, v", "the bowl's own axes"}},
              .parameters = {condition, angle, curvature},
          },
      .make = [](const Value& parameters) -> std::unique_ptr<Surface> {
        return std::make_unique<Bowl>(parameters["curvature"].number(), parameters["condition"].number(),
                                      parameters["angle"].number());
      },
  };
}

}  // namespace descent
