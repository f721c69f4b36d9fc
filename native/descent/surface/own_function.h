#pragma once

#include <memory>
#include <vector>

#include "descent/surface/formula.h"
#include "descent/surface/search.h"
#include "descent/surface/surface.h"

namespace descent {

/// The learner's own f(x, y), differentiated exactly. Its minima are looked for: nobody has told us where they are.
class OwnFunction final : public Surface {
 public:
  OwnFunction(Formula formula, Region region) : formula_(std::move(formula)), region_(region) {}

  double value(double x, double y) const override { return formula_.value(x, y); }
  Eigen::Vector2d gradient(double x, double y) const override {
    const Jet j = formula_.jet(x, y);
    return {j.x, j.y};
  }
  void values(std::span<const double> x, std::span<const double> y, std::span<double> f) const override {
    formula_.values(x, y, f);
  }
  void gradients(std::span<const float> x, std::span<const float> y, std::span<float> gx, std::span<float> gy) const;
  Eigen::Matrix2d hessian(double x, double y) const override {
    const Jet j = formula_.jet(x, y);
    return Eigen::Matrix2d{{j.xx, j.xy}, {j.xy, j.yy}};
  }

  Region region() const override { return region_; }
  std::vector<Eigen::Vector2d> starts() const override { return {at(0.85, 0.75), at(0.2, 0.85), at(0.75, 0.15)}; }

  /// At most a hundred, and fewer where the formula is so long that to refine them all would take too long.
  std::vector<Minimum> minima() const override { return find_minima(*this, most, most_work / formula_.size()); }

 private:
  Eigen::Vector2d at(double right, double up) const { return place(region_, right, up); }

  static constexpr std::size_t most = 100;
  /// In instructions by places to refine, each of which takes up to fifty Newton steps.
  static constexpr std::size_t most_work = 80'000;

  Formula formula_;
  Region region_;
};

namespace own_function {

std::unique_ptr<Surface> make(const Value& parameters);

/// The formula must parse, and be finite all over the region: else there is nothing to draw or to walk on.
Expected<Value> complete(Value parameters);

constexpr Parameter centre(Text id, Text symbol, Text label) {
  return {.id = id,
          .symbol = symbol,
          .label = label,
          .help = "The middle of the region that is shown and started in.",
          .kind = Kind::number,
          .min = -1e6,
          .max = 1e6,
          .slider_min = -10,
          .slider_max = 10,
          .default_value = 0.0,
          .advanced = true};
}

}  // namespace own_function

constexpr SurfacePart own_function_surface() {
  return {
      .descriptor = {.id = "own",
                     .title = "Your own function",
                     .help = "Any formula in x and y, with + − * / ^, sin cos tan exp log sqrt abs min max and more; "
                             "every other name "
                             "becomes a slider.",
                     .formula = "f(x, y)",
                     .terms = {{"f", "the formula"},
                               {"a", "a parameter: any name that means nothing else"},
                               {"x_0", "middle of the region, across"},
                               {"y_0", "middle of the region, up"},
                               {"s", "how far the region reaches from its middle"}},
                     .parameters = {{.id = "formula",
                                     .symbol = "f",
                                     .label = "formula",
                                     .help =
                                         "In x and y, with pi and e; any other name is a parameter and gets a slider.",
                                     .kind = Kind::text,
                                     .default_value = "x^2/8 + y^2 + a*sin(2*x)",
                                     .max_count = Formula::max_length},
                                    {.id = "constants",
                                     .symbol = "a",
                                     .label = "parameters",
                                     .help = "A number that the formula names.",
                                     .kind = Kind::named_numbers,
                                     .min = -1e12,
                                     .max = 1e12,
                                     .slider_min = -10,
                                     .slider_max = 10,
                                     .default_value = Formula::default_parameter,
                                     .former = {"a", "b", "c", "d"},
                                     .max_count = Formula::max_parameters},
                                    own_function::centre("centreX", "x_0", "middle, x"),
                                    own_function::centre("centreY", "y_0", "middle, y"),
                                    {.id = "size",
                                     .symbol = "s",
                                     .label = "half width",
                                     .help = "How far the region reaches from its middle.",
                                     .kind = Kind::number,
                                     .min = 1e-6,
                                     .max = 1e6,
                                     .slider_min = 0.1,
                                     .slider_max = 100,
                                     .default_value = 4.0,
                                     .scale = Scale::log,
                                     .advanced = true}}},
      .make = own_function::make,
      .complete = own_function::complete};
}

}  // namespace descent
