#pragma once

#include <memory>
#include <vector>

#include "descent/surface/differentiated.h"

namespace descent {

/// f(x, y) = h (1 − exp(−(x² + y²)/(2w²))) + s (x² + y²)/2: a hole of width w in a plain that leans towards it by very
/// little. Far from the hole the gradient is s times the distance, at its rim about h/w.
class Plateau final : public Differentiated<Plateau> {
 public:
  Plateau(double depth, double width, double slope) : h_(depth), w_(width), s_(slope) {}

  template <class T>
  T f(const T& x, const T& y) const {
    const T r = x * x + y * y;
    return h_ * (1.0 - exp(-1 / (2 * (w_ * w_)) * r)) + s_ / 2 * r;
  }

  Region region() const override { return {-4, 4, -3, 3}; }
  std::vector<Eigen::Vector2d> starts() const override { return {{-3.4, 1.8}, {-2.2, -0.6}, {3, 2.4}}; }
  std::vector<Minimum> minima() const override { return {{0, 0, 0, true}}; }

 private:
  double h_, w_, s_;
};

constexpr SurfacePart plateau_surface() {
  const Parameter depth = {
      .id = "depth",
      .symbol = "h",
      .label = "Depth",
      .help = "How deep the hole lies below the plain.",
      .min = 0.1,
      .max = 100,
      .slider_min = 0.5,
      .slider_max = 10,
      .default_value = 2.0,
      .scale = Scale::log,
  };

  const Parameter width = {
      .id = "width",
      .symbol = "w",
      .label = "Width",
      .help = "How wide the hole is; about three times as far out, nothing is felt of it.",
      .min = 0.1,
      .max = 2,
      .slider_min = 0.3,
      .slider_max = 1.5,
      .default_value = 0.8,
      .step = 0.05,
  };

  const Parameter slope = {
      .id = "slope",
      .symbol = "s",
      .label = "Lean of the plain",
      .help = "How strongly the plain leans towards the hole: its slope at distance one.",
      .min = 0.001,
      .max = 1,
      .slider_min = 0.001,
      .slider_max = 0.1,
      .default_value = 0.01,
      .scale = Scale::log,
  };

  return {
      .descriptor =
          {
              .id = "plateau",
              .title = "Plateau",
              .help =
                  "A hole in a nearly level plain: where the slope is tiny, a rule that multiplies it hardly moves.",
              .formula = R"(f(x, y) = h\left(1 - e^{-(x^2 + y^2)/(2w^2)}\right) + \tfrac{s}{2}(x^2 + y^2))",
              .expression = "depth*(1 - exp(-(x^2 + y^2)/(2*width^2))) + slope/2*(x^2 + y^2)",
              .terms = {{"h", "depth of the hole"}, {"w", "its width"}, {"s", "lean of the plain"}},
              .parameters = {depth, width, slope},
          },
      .make = [](const Value& parameters) -> std::unique_ptr<Surface> {
        return std::make_unique<Plateau>(parameters["depth"].number(), parameters["width"].number(),
                                         parameters["slope"].number());
      },
  };
}

}  // namespace descent
