#pragma once

#include <cmath>
#include <memory>
#include <numbers>
#include <span>
#include <vector>

#include "descent/base/float_math.h"
#include "descent/base/loops.h"
#include "descent/base/math.h"
#include "descent/surface/surface.h"

namespace descent {

/// f(x, y) = 2A + Σ (t² − A cos 2πt) over t = x, y: a parabola with an egg box on it. Rastrigin 1974; A = 10 as is
/// usual since Mühlenbein, Schomisch & Born 1991. Written as Σ (t² + 2A sin² πt), the same without cancellation.
class Rastrigin final : public Surface {
 public:
  explicit Rastrigin(double amplitude) : amplitude_(amplitude) {}

  double value(double x, double y) const override { return term(x) + term(y); }
  Eigen::Vector2d gradient(double x, double y) const override { return {slope(x), slope(y)}; }
  void gradients(std::span<const float> x, std::span<const float> y, std::span<float> gx, std::span<float> gy) const {
    const float steepness = static_cast<float>(2 * std::numbers::pi * amplitude_);
    DESCENT_EACH_APART
    for (std::size_t i = 0; i < x.size(); ++i) {
      gx[i] = 2 * x[i] + steepness * portable::single::sin_cos_pi(2 * x[i]).sin;
      gy[i] = 2 * y[i] + steepness * portable::single::sin_cos_pi(2 * y[i]).sin;
    }
  }
  Eigen::Matrix2d hessian(double x, double y) const override {
    return Eigen::Matrix2d{{curvature(x), 0}, {0, curvature(y)}};
  }

  Region region() const override { return {-3.5, 3.5, -3.5, 3.5}; }
  std::vector<Eigen::Vector2d> starts() const override { return {{2.4, -1.7}, {1.3, -0.7}, {-3.3, 2.6}}; }
  /// One minimum for every pair of minima of the terms; only the origin is global.
  std::vector<Minimum> minima() const override {
    std::vector<double> places;
    for (int k = -3; k <= 3; ++k) add_minimum_near(k, places);
    std::vector<Minimum> found;
    for (const double x : places) {
      for (const double y : places) found.push_back({x, y, value(x, y), x == 0 && y == 0});
    }
    return found;
  }

 private:
  double term(double t) const {
    const double s = portable::sin_pi(t);
    return t * t + 2 * amplitude_ * (s * s);
  }
  double slope(double t) const { return 2 * t + 2 * std::numbers::pi * amplitude_ * portable::sin_pi(2 * t); }
  double curvature(double t) const {
    return 2 + 4 * (std::numbers::pi * std::numbers::pi) * amplitude_ * portable::cos_pi(2 * t);
  }

  /// A term curves upwards within `reach` of each whole number k. If its slope changes sign there, there is a minimum:
  /// a little nearer to 0 than k, because of the parabola. Newton's method, kept inside the interval by bisection.
  void add_minimum_near(int k, std::vector<double>& places) const {
    const double flattest = 2 * (std::numbers::pi * std::numbers::pi) * amplitude_;
    const double reach = flattest > 1 ? portable::acos(-1 / flattest) / (2 * std::numbers::pi) : 0.5;
    double low = k - reach;
    double high = k + reach;
    if (!(slope(low) < 0 && slope(high) > 0)) return;
    double t = k;
    for (int step = 0; step < 200; ++step) {
      const double at_t = slope(t);
      if (at_t == 0) break;
      (at_t < 0 ? low : high) = t;
      double next = t - at_t / curvature(t);
      if (!(next > low && next < high)) next = low + (high - low) / 2;
      if (next == t || next == low || next == high) break;
      t = next;
    }
    places.push_back(t);
  }

  double amplitude_;
};

constexpr SurfacePart rastrigin_surface() {
  const Parameter amplitude = {
      .id = "amplitude",
      .symbol = "A",
      .label = "Height of the bumps",
      .help = "How strong the ripples are that make a local minimum near every pair of whole numbers.",
      .min = 0.1,
      .max = 100,
      .slider_min = 1,
      .slider_max = 20,
      .default_value = 10.0,
      .step = 0.5,
  };

  return {
      .descriptor =
          {
              .id = "rastrigin",
              .title = "Rastrigin's egg box",
              .help = "A bowl covered with bumps: dozens of local minima, and only the one in the middle is the best.",
              .formula = R"(f(x, y) = 2A + x^2 - A\cos(2\pi x) + y^2 - A\cos(2\pi y))",
              .expression = "2*amplitude + x^2 - amplitude*cos(2*pi*x) + y^2 - amplitude*cos(2*pi*y)",
              .terms = {{"A", "amplitude of the ripples"}},
              .sources = {{"L. A. Rastrigin", 1974, "Systems of Extremal Control", "Nauka, Moscow (in Russian)", ""},
                          {"H. Mühlenbein, M. Schomisch, J. Born", 1991,
                           "The Parallel Genetic Algorithm as Function Optimizer",
                           "Parallel Computing 17(6–7), 619–632", ""}},
              .parameters = {amplitude},
          },
      .make = [](const Value& parameters) -> std::unique_ptr<Surface> {
        return std::make_unique<Rastrigin>(parameters["amplitude"].number());
      },
  };
}

}  // namespace descent
