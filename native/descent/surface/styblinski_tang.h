#pragma once

#include <memory>
#include <span>
#include <vector>

#include "descent/surface/newton.h"
#include "descent/surface/surface.h"

namespace descent {

/// f(x, y) = ½ (h(x) + h(y)) with h(t) = t⁴ − 16 t² + 5 t. Styblinski & Tang 1990. Each h has a lower minimum near
/// −2.90 and a higher one near 2.75, which makes four minima, one of them global.
class StyblinskiTang final : public Surface {
 public:
  double value(double x, double y) const override { return 0.5 * (term(x) + term(y)); }
  Eigen::Vector2d gradient(double x, double y) const override { return {slope(x), slope(y)}; }
  void gradients(std::span<const float> x, std::span<const float> y, std::span<float> gx, std::span<float> gy) const {
    for (std::size_t i = 0; i < x.size(); ++i) {
      gx[i] = 2 * ((x[i] * x[i] - 8) * x[i]) + 2.5F;
      gy[i] = 2 * ((y[i] * y[i] - 8) * y[i]) + 2.5F;
    }
  }
  Eigen::Matrix2d hessian(double x, double y) const override {
    return Eigen::Matrix2d{{6 * (x * x) - 16, 0}, {0, 6 * (y * y) - 16}};
  }

  Region region() const override { return {-4.5, 4.5, -4.5, 4.5}; }
  std::vector<Eigen::Vector2d> starts() const override { return {{4, 3.6}, {0.7, -0.4}, {0.25, 4}}; }
  std::vector<Minimum> minima() const override {
    const double low = -2.9035;
    const double high = 2.7468;
    return {refine_minimum(*this, low, low, true), refine_minimum(*this, high, low, false),
            refine_minimum(*this, low, high, false), refine_minimum(*this, high, high, false)};
  }

 private:
  static double term(double t) { return ((t * t - 16) * t + 5) * t; }
  static double slope(double t) { return 2 * ((t * t - 8) * t) + 2.5; }
};

constexpr SurfacePart styblinski_tang_surface() {
  return {
      .descriptor =
          {
              .id = "styblinski-tang",
              .title = "Styblinski–Tang function",
              .help = "Four valleys of different depth; the deepest is in the lower left corner.",
              .formula = R"(f(x, y) = \tfrac12\left(x^4 - 16x^2 + 5x + y^4 - 16y^2 + 5y\right))",
              .expression = "(x^4 - 16*x^2 + 5*x + y^4 - 16*y^2 + 5*y)/2",
              .sources = {{"M. A. Styblinski, T.-S. Tang", 1990,
                           "Experiments in Nonconvex Optimization: Stochastic Approximation with Function Smoothing "
                           "and Simulated Annealing",
                           "Neural Networks 3(4), 467–483", ""}},
          },
      .make = [](const Value&) -> std::unique_ptr<Surface> { return std::make_unique<StyblinskiTang>(); },
  };
}

}  // namespace descent
