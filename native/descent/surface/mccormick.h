#pragma once

#include <memory>
#include <vector>

#include "descent/surface/differentiated.h"
#include "descent/surface/newton.h"

namespace descent {

/// f(x, y) = sin(x + y) + (x − y)² − 1.5x + 2.5y + 1. Along x − y = 1 the wave repeats itself, each time π higher.
class McCormick final : public Differentiated<McCormick> {
 public:
  template <class T>
  T f(const T& x, const T& y) const {
    const T d = x - y;
    return sin(x + y) + d * d - 1.5 * x + 2.5 * y + 1.0;
  }

  Region region() const override { return {-1.5, 4, -3, 4}; }
  std::vector<Eigen::Vector2d> starts() const override { return {{3.6, 3.4}, {-1.2, 2}, {3.5, -2}}; }
  std::vector<Minimum> minima() const override {
    return {refine_minimum(*this, -0.5472, -1.5472, true), refine_minimum(*this, 2.5944, 1.5944, false)};
  }
};

constexpr SurfacePart mccormick_surface() {
  return {
      .descriptor =
          {
              .id = "mccormick",
              .title = "McCormick's function",
              .help = "A long gutter with a wave in it: one valley lies higher than the other.",
              .formula = R"(f(x, y) = \sin(x + y) + (x - y)^2 - 1.5x + 2.5y + 1)",
              .expression = "sin(x + y) + (x - y)^2 - 1.5*x + 2.5*y + 1",
              .sources = {{"McCormick, G. P.", 1976,
                           "Computability of global solutions to factorable nonconvex programs: Part I",
                           "Mathematical Programming 10, 147–175", ""}},
          },
      .make = [](const Value&) -> std::unique_ptr<Surface> { return std::make_unique<McCormick>(); },
  };
}

}  // namespace descent
