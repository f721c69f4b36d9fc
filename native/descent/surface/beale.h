#pragma once

#include <memory>
#include <span>
#include <vector>

#include "descent/surface/surface.h"

namespace descent {

/// f(x, y) = Σ rᵢ² with rᵢ = cᵢ − x (1 − yⁱ), i = 1, 2, 3, and c = (1.5, 2.25, 2.625). Beale 1958. The minimum (3, ½)
/// makes all three residuals 0; along y = 1 they do not depend on x, which makes the plateau.
class Beale final : public Surface {
 public:
  double value(double x, double y) const override {
    const Residuals r = residuals(x, y);
    return r.one * r.one + r.two * r.two + r.three * r.three;
  }
  Eigen::Vector2d gradient(double x, double y) const override {
    const Residuals r = residuals(x, y);
    const double y2 = y * y;
    return {2 * (r.one * (y - 1) + r.two * (y2 - 1) + r.three * (y2 * y - 1)),
            2 * x * (r.one + 2 * y * r.two + 3 * y2 * r.three)};
  }
  void gradients(std::span<const float> x, std::span<const float> y, std::span<float> gx, std::span<float> gy) const {
    for (std::size_t i = 0; i < x.size(); ++i) {
      const float u = x[i], v = y[i], v2 = v * v, v3 = v2 * v;
      const float one = 1.5F + u * (v - 1), two = 2.25F + u * (v2 - 1), three = 2.625F + u * (v3 - 1);
      gx[i] = 2 * (one * (v - 1) + two * (v2 - 1) + three * (v3 - 1));
      gy[i] = 2 * u * (one + 2 * v * two + 3 * v2 * three);
    }
  }
  Eigen::Matrix2d hessian(double x, double y) const override {
    const Residuals r = residuals(x, y);
    const double y2 = y * y;
    // ∂r/∂x for each residual; ∂r/∂y = x · (1, 2y, 3y²).
    const double x1 = y - 1;
    const double x2 = y2 - 1;
    const double x3 = y2 * y - 1;
    const double across = 2 * (r.one + 2 * y * r.two + 3 * y2 * r.three) + 2 * x * (x1 + 2 * y * x2 + 3 * y2 * x3);
    return Eigen::Matrix2d{{2 * (x1 * x1 + x2 * x2 + x3 * x3), across},
                           {across, 2 * x * (x * (1 + 4 * y2 + 9 * y2 * y2) + 2 * r.two + 6 * y * r.three)}};
  }

  Region region() const override { return {-4.5, 4.5, -4.5, 4.5}; }
  std::vector<Eigen::Vector2d> starts() const override { return {{1.2, 1.4}, {-2, 1.8}, {1, -1.5}}; }
  std::vector<Minimum> minima() const override { return {{3, 0.5, 0, true}}; }

 private:
  struct Residuals {
    double one, two, three;
  };
  static Residuals residuals(double x, double y) {
    const double y2 = y * y;
    return {1.5 + x * (y - 1), 2.25 + x * (y2 - 1), 2.625 + x * (y2 * y - 1)};
  }
};

constexpr SurfacePart beale_surface() {
  return {
      .descriptor =
          {
              .id = "beale",
              .title = "Beale's function",
              .help = "A flat plateau with steep cliffs at its corners: large gradients near the edges, tiny ones "
                      "where it matters.",
              .formula = R"(f(x, y) = (1.5 - x + xy)^2 + (2.25 - x + xy^2)^2 + (2.625 - x + xy^3)^2)",
              .expression = "(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2",
              .sources = {{"E. M. L. Beale", 1958,
                           "On an Iterative Method for Finding a Local Minimum of a Function of More than One Variable",
                           "Technical Report 25, Statistical Techniques Research Group, Princeton University", ""}},
          },
      .make = [](const Value&) -> std::unique_ptr<Surface> { return std::make_unique<Beale>(); },
  };
}

}  // namespace descent
