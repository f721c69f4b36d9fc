#pragma once

#include <memory>
#include <vector>

#include "descent/surface/differentiated.h"

namespace descent {

/// f(x, y) = −h exp(−(x² + κy²)/4) + x²/4 + y²/8: a wide bowl with a narrow, elongated dent at its bottom. Outside the
/// dent the flat direction is y, inside it is x. (The default values are those of L. Jiang's gradient_descent_viz.)
class EclipticBowl final : public Differentiated<EclipticBowl> {
 public:
  EclipticBowl(double depth, double elongation) : h_(depth), k_(elongation) {}

  template <class T>
  T f(const T& x, const T& y) const {
    const T xx = x * x;
    const T yy = y * y;
    return 0.25 * xx + 0.125 * yy - h_ * exp(-0.25 * (xx + k_ * yy));
  }

  Region region() const override { return {-4, 4, -4, 4}; }
  std::vector<Eigen::Vector2d> starts() const override { return {{-3, 2.8}, {2.5, -3.2}, {-0.6, 3.5}}; }
  /// Along both axes the slope has the sign of the coordinate: the origin is the only stationary point.
  std::vector<Minimum> minima() const override { return {{0, 0, -h_, true}}; }

 private:
  double h_, k_;
};

constexpr SurfacePart ecliptic_bowl_surface() {
  const Parameter depth = {
      .id = "depth",
      .symbol = "h",
      .label = "Depth of the dent",
      .help = "How deep the dent at the bottom of the bowl is.",
      .min = 0,
      .max = 10,
      .slider_min = 0,
      .slider_max = 5,
      .default_value = 1.0,
      .step = 0.1,
  };

  const Parameter elongation = {
      .id = "elongation",
      .symbol = R"(\kappa)",
      .label = "Elongation",
      .help = "How many times more sharply the dent curves along y than along x.",
      .min = 1,
      .max = 100,
      .slider_min = 1,
      .slider_max = 50,
      .default_value = 5.0,
      .scale = Scale::log,
  };

  return {
      .descriptor =
          {
              .id = "ecliptic-bowl",
              .title = "Ecliptic bowl",
              .help = "A wide bowl with an elongated dent at its bottom: which direction is the steep one changes on "
                      "the way.",
              .formula = R"(f(x, y) = -h\, e^{-(x^2 + \kappa y^2)/4} + \tfrac14 x^2 + \tfrac18 y^2)",
              .expression = "x^2/4 + y^2/8 - depth*exp(-(x^2 + elongation*y^2)/4)",
              .terms = {{"h", "depth of the dent"}, {R"(\kappa)", "how elongated it is"}},
              .sources = {{"Jiang, L.", 2020, "gradient_descent_viz", "github.com/lilipads/gradient_descent_viz", ""}},
              .parameters = {depth, elongation},
          },
      .make = [](const Value& parameters) -> std::unique_ptr<Surface> {
        return std::make_unique<EclipticBowl>(parameters["depth"].number(), parameters["elongation"].number());
      },
  };
}

}  // namespace descent
