#pragma once

#include <memory>
#include <vector>

#include "descent/surface/differentiated.h"
#include "descent/surface/search.h"

namespace descent {

/// f(x, y) = h (3 exp(−5((x + 1)² + (ay)²)) + exp(−5((x − 1)² + (ay)²)) − exp(−5((x − 1)² + (ay + 1)²))) + x² + (ay)²,
/// a = 1.4: a bowl with a tall hill, a low one and a pit. (With h = 2: a surface of L. Jiang's gradient_descent_viz.)
class Hills final : public Differentiated<Hills> {
 public:
  explicit Hills(double height) : h_(height) {}

  template <class T>
  T f(const T& x, const T& y) const {
    const T z = 1.4 * y;
    const T left = x + 1.0;
    const T right = x - 1.0;
    const T below = z + 1.0;
    const T bumps = 3 * exp(-5 * (left * left + z * z)) + exp(-5 * (right * right + z * z)) -
                    exp(-5 * (right * right + below * below));
    return h_ * bumps + x * x + z * z;
  }

  Region region() const override { return {-2.4, 2.4, -2, 2}; }
  std::vector<Eigen::Vector2d> starts() const override { return {{-2, 0.1}, {1.9, 0.9}, {-1.2, 1.6}}; }
  /// Where they lie depends on the height, without a closed form.
  std::vector<Minimum> minima() const override { return find_minima(*this, 20); }

 private:
  double h_;
};

constexpr SurfacePart hills_surface() {
  const Parameter height = {
      .id = "height",
      .symbol = "h",
      .label = "Height of the hills",
      .help = "How high the low hill is; the tall one is three times as high, the pit as deep as the low one is high.",
      .min = 0,
      .max = 10,
      .slider_min = 0,
      .slider_max = 4,
      .default_value = 2.0,
      .step = 0.1,
  };

  return {
      .descriptor =
          {
              .id = "hills",
              .title = "Hills",
              .help =
                  "A bowl with two hills in the way and a pit beside one of them: around the hill, or into the pit?",
              .formula = R"(f(x, y) = h\left(3e^{-5((x+1)^2 + z^2)} + e^{-5((x-1)^2 + z^2)} )"
                         R"(- e^{-5((x-1)^2 + (z+1)^2)}\right) + x^2 + z^2, \quad z = 1.4\,y)",
              .expression = "height*(3*exp(-5*((x + 1)^2 + (1.4*y)^2)) + exp(-5*((x - 1)^2 + (1.4*y)^2)) - exp(-5*((x "
                            "- 1)^2 + (1.4*y + 1)^2))) + x^2 + (1.4*y)^2",
              .terms = {{"h", "height of the low hill"}, {"z", "y, stretched"}},
              .sources = {{"Jiang, L.", 2020, "gradient_descent_viz", "github.com/lilipads/gradient_descent_viz", ""}},
              .parameters = {height},
          },
      .make = [](const Value& parameters) -> std::unique_ptr<Surface> {
        return std::make_unique<Hills>(parameters["height"].number());
      },
  };
}

}  // namespace descent
