#pragma once

#include <memory>
#include <vector>

#include "descent/surface/differentiated.h"
#include "descent/surface/newton.h"

namespace descent {

/// f(x, y) = (1 + (x + y + 1)² (19 − 14x + 3x² − 14y + 6xy + 3y²)) (30 + (2x − 3y)² (18 − 32x + 12x² + 48y − 36xy +
/// 27y²)). The global minimum, 3, is at (0, −1); (−0.6, −0.4), (1.8, 0.2) and (1.2, 0.8) are local ones.
class GoldsteinPrice final : public Differentiated<GoldsteinPrice> {
 public:
  template <class T>
  T f(const T& x, const T& y) const {
    const T s = x + y + 1.0;
    const T d = 2 * x - 3 * y;
    const T a = 19 - 14 * x + 3 * (x * x) - 14 * y + 6 * (x * y) + 3 * (y * y);
    const T b = 18 - 32 * x + 12 * (x * x) + 48 * y - 36 * (x * y) + 27 * (y * y);
    return (1 + s * s * a) * (30 + d * d * b);
  }

  Region region() const override { return {-2, 2, -2, 2}; }
  std::vector<Eigen::Vector2d> starts() const override { return {{-1.5, 1.2}, {1.6, 1.4}, {0.4, -1.6}}; }
  std::vector<Minimum> minima() const override {
    return {{0, -1, 3, true},
            refine_minimum(*this, -0.6, -0.4, false),
            refine_minimum(*this, 1.8, 0.2, false),
            refine_minimum(*this, 1.2, 0.8, false)};
  }
};

constexpr SurfacePart goldstein_price_surface() {
  return {
      .descriptor =
          {
              .id = "goldstein-price",
              .title = "Goldstein–Price function",
              .help = "Four minima on ground that rises by a factor of a million: the rate that suits the valley is "
                      "far too large for the slope.",
              .formula =
                  R"(f(x, y) = \big(1 + (x + y + 1)^2 (19 - 14x + 3x^2 - 14y + 6xy + 3y^2)\big)\big(30 + (2x - 3y)^2 (18 - 32x + 12x^2 + 48y - 36xy + 27y^2)\big))",
              .expression = "(1 + (x + y + 1)^2*(19 - 14*x + 3*x^2 - 14*y + 6*x*y + 3*y^2))*(30 + (2*x - 3*y)^2*(18 - "
                            "32*x + 12*x^2 + 48*y - 36*x*y + 27*y^2))",
              .sources = {{"Goldstein, A. A. and Price, J. F.", 1971, "On descent from local minima",
                           "Mathematics of Computation 25(115), 569–574", ""}},
          },
      .make = [](const Value&) -> std::unique_ptr<Surface> { return std::make_unique<GoldsteinPrice>(); },
  };
}

}  // namespace descent
