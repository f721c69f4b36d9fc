#pragma once

#include <cmath>
#include <memory>
#include <numbers>
#include <span>
#include <vector>

#include "descent/base/float_math.h"
#include "descent/base/loops.h"
#include "descent/base/math.h"
#include "descent/surface/newton.h"
#include "descent/surface/surface.h"

namespace descent {

/// f(x, y) = −20 exp(−0.2 r) − exp(½ (cos 2πx + cos 2πy)) + e + 20 with r = √(½ (x² + y²)). Ackley 1987, in the form
/// with e + 20 added, so that f = 0 at the minimum. Written with expm1 and sin², the same without cancellation: f = −20
/// expm1(−0.2 r) − e·expm1(−(sin² πx + sin² πy)).
///
/// The origin is the tip of a cone: r has no derivative there. The gradient is 0 at that point and the Hessian, whose
/// entries grow like 1/r around it, is given as the zero matrix.
class Ackley final : public Surface {
 public:
  double value(double x, double y) const override {
    const double sx = portable::sin_pi(x);
    const double sy = portable::sin_pi(y);
    return -20 * portable::expm1(-0.2 * radius(x, y)) - std::numbers::e * portable::expm1(-(sx * sx + sy * sy));
  }
  Eigen::Vector2d gradient(double x, double y) const override {
    const double r = radius(x, y);
    if (r == 0) return {0, 0};
    // ∂r/∂x = x / (2r).
    const double cone = 2 * portable::exp(-0.2 * r) / r;
    const double ripple = std::numbers::pi * ripples(x, y);
    return {cone * x + ripple * portable::sin_pi(2 * x), cone * y + ripple * portable::sin_pi(2 * y)};
  }
  void gradients(std::span<const float> x, std::span<const float> y, std::span<float> gx, std::span<float> gy) const {
    const float pi = std::numbers::pi_v<float>;
    DESCENT_EACH_APART
    for (std::size_t i = 0; i < x.size(); ++i) {
      const portable::single::SinCos ax = portable::single::sin_cos_pi(2 * x[i]);
      const portable::single::SinCos ay = portable::single::sin_cos_pi(2 * y[i]);
      const float r = std::sqrt(0.5F * (x[i] * x[i] + y[i] * y[i]));
      const float slope = 2 * portable::single::exp(-0.2F * r) / r;
      const float cone = r > 0 ? slope : 0.0F;
      const float ripple = pi * portable::single::exp(0.5F * (ax.cos + ay.cos));
      gx[i] = cone * x[i] + ripple * ax.sin;
      gy[i] = cone * y[i] + ripple * ay.sin;
    }
  }
  Eigen::Matrix2d hessian(double x, double y) const override {
    const double r = radius(x, y);
    if (r == 0) return Eigen::Matrix2d::Zero();
    // The cone's slope 2 e^(−0.2 r) x / r changes as x turns, by the part of 1/r, and as r grows, by −0.1 − ½/r.
    const double cone = 2 * portable::exp(-0.2 * r) / r;
    const double ux = x / r;
    const double uy = y / r;
    const double fade = cone * (0.1 * r + 0.5);
    const double ripple = std::numbers::pi * std::numbers::pi * ripples(x, y);
    const double sx = portable::sin_pi(2 * x);
    const double sy = portable::sin_pi(2 * y);
    const double across = -fade * (ux * uy) - ripple * (sx * sy);
    return Eigen::Matrix2d{{cone - fade * (ux * ux) + ripple * (2 * portable::cos_pi(2 * x) - sx * sx), across},
                           {across, cone - fade * (uy * uy) + ripple * (2 * portable::cos_pi(2 * y) - sy * sy)}};
  }

  Region region() const override { return {-3.5, 3.5, -3.5, 3.5}; }
  std::vector<Eigen::Vector2d> starts() const override { return {{2.6, -1.7}, {1.4, -0.9}, {-3.2, 2.4}}; }
  /// One minimum near every pair of whole numbers, a little nearer to the origin.
  std::vector<Minimum> minima() const override {
    std::vector<Minimum> found;
    for (int i = -3; i <= 3; ++i) {
      for (int j = -3; j <= 3; ++j) {
        found.push_back(i == 0 && j == 0 ? Minimum{0, 0, 0, true} : refine_minimum(*this, 0.98 * i, 0.98 * j, false));
      }
    }
    return found;
  }

 private:
  static double radius(double x, double y) { return std::sqrt(0.5 * (x * x + y * y)); }
  /// exp(½ (cos 2πx + cos 2πy))
  static double ripples(double x, double y) {
    return portable::exp(0.5 * (portable::cos_pi(2 * x) + portable::cos_pi(2 * y)));
  }
};

constexpr SurfacePart ackley_surface() {
  return {
      .descriptor =
          {
              .id = "ackley",
              .title = "Ackley's function",
              .help = "A wide plain full of small dips around one deep funnel: the gradient far away says little.",
              .formula = R"(f(x, y) = -20\,e^{-0.2\sqrt{(x^2 + y^2)/2}} - e^{(\cos 2\pi x + \cos 2\pi y)/2} + e + 20)",
              .expression = "-20*exp(-0.2*sqrt((x^2 + y^2)/2)) - exp((cos(2*pi*x) + cos(2*pi*y))/2) + 20 + e",
              .sources = {{"D. H. Ackley", 1987, "A Connectionist Machine for Genetic Hillclimbing",
                           "Kluwer Academic Publishers, Boston", ""}},
          },
      .make = [](const Value&) -> std::unique_ptr<Surface> { return std::make_unique<Ackley>(); },
  };
}

}  // namespace descent
