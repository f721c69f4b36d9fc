#pragma once

#include <memory>
#include <span>
#include <vector>

#include "descent/surface/newton.h"
#include "descent/surface/surface.h"

namespace descent {

/// f(x, y) = (x² + y − 11)² + (x + y² − 7)². Himmelblau 1972. The four minima are where both parabolas meet, all with
/// f = 0; between them are four saddles and, near (−0.27, −0.92), a maximum.
class Himmelblau final : public Surface {
 public:
  double value(double x, double y) const override {
    const double p = x * x + y - 11;
    const double q = x + y * y - 7;
    return p * p + q * q;
  }
  Eigen::Vector2d gradient(double x, double y) const override {
    const double p = x * x + y - 11;
    const double q = x + y * y - 7;
    return {4 * x * p + 2 * q, 2 * p + 4 * y * q};
  }
  void gradients(std::span<const float> x, std::span<const float> y, std::span<float> gx, std::span<float> gy) const {
    for (std::size_t i = 0; i < x.size(); ++i) {
      const float p = x[i] * x[i] + y[i] - 11, q = x[i] + y[i] * y[i] - 7;
      gx[i] = 4 * x[i] * p + 2 * q;
      gy[i] = 2 * p + 4 * y[i] * q;
    }
  }
  Eigen::Matrix2d hessian(double x, double y) const override {
    const double p = x * x + y - 11;
    const double q = x + y * y - 7;
    const double across = 4 * x + 4 * y;
    return Eigen::Matrix2d{{8 * (x * x) + 4 * p + 2, across}, {across, 8 * (y * y) + 4 * q + 2}};
  }

  Region region() const override { return {-5, 5, -5, 5}; }
  /// The first two starts are near the top of the hill, where a small difference decides between the four valleys.
  std::vector<Eigen::Vector2d> starts() const override { return {{0.2, -0.8}, {-0.6, -1.1}, {0, 4.5}}; }
  std::vector<Minimum> minima() const override {
    return {refine_minimum(*this, 3, 2, true), refine_minimum(*this, -2.805, 3.131, true),
            refine_minimum(*this, -3.779, -3.283, true), refine_minimum(*this, 3.584, -1.848, true)};
  }
};

constexpr SurfacePart himmelblau_surface() {
  return {
      .descriptor =
          {
              .id = "himmelblau",
              .title = "Himmelblau's function",
              .help = "Four valleys of the same depth around a hill: where one ends up depends on the start and on the "
                      "method.",
              .formula = R"(f(x, y) = (x^2 + y - 11)^2 + (x + y^2 - 7)^2)",
              .expression = "(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
              .sources = {{"D. M. Himmelblau", 1972, "Applied Nonlinear Programming", "McGraw-Hill, New York", ""}},
          },
      .make = [](const Value&) -> std::unique_ptr<Surface> { return std::make_unique<Himmelblau>(); },
  };
}

}  // namespace descent
