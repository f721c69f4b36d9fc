#pragma once

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <vector>

#include "descent/base/format.h"
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
  Eigen::Matrix2d hessian(double x, double y) const override {
    const Jet j = formula_.jet(x, y);
    return Eigen::Matrix2d{{j.xx, j.xy}, {j.xy, j.yy}};
  }

  Region region() const override { return region_; }
  std::vector<Eigen::Vector2d> starts() const override { return {at(0.85, 0.75), at(0.2, 0.85), at(0.75, 0.15)}; }

  std::vector<Minimum> minima() const override { return find_minima(*this, most); }

  /// More minima than this are not looked for.
  static constexpr std::size_t most = 100;

 private:
  Eigen::Vector2d at(double right, double up) const { return place(region_, right, up); }

  Formula formula_;
  Region region_;
};

namespace own_function {

inline Expected<Formula> formula(const Value& p) {
  Formula::Constants constants;
  for (const char* name : {"a", "b", "c", "d"}) constants.emplace_back(name, p[name].number());
  return Formula::parse(p["formula"].string(), constants);
}

inline Region region(const Value& p) {
  const double x = p["centreX"].number(), y = p["centreY"].number(), size = p["size"].number();
  return {x - size, x + size, y - size, y + size};
}

inline std::unique_ptr<Surface> make(const Value& p) {
  return std::make_unique<OwnFunction>(std::move(formula(p).value()), region(p));
}

/// The formula must parse, and be finite all over the region: else there is nothing to draw or to walk on.
inline std::optional<Error> refuse(const Value& p) {
  Expected<Formula> parsed = formula(p);
  if (!parsed) {
    Error error = parsed.error();
    error.path = "formula";
    return error;
  }
  const OwnFunction surface(std::move(parsed.value()), region(p));
  const SearchGrid grid(surface.region());
  for (std::size_t j = 0; j < SearchGrid::points; ++j) {
    for (std::size_t i = 0; i < SearchGrid::points; ++i) {
      const Eigen::Vector2d at = grid.at(i, j);
      if (std::isfinite(surface.value(at.x(), at.y()))) continue;
      return Error{
          "formula", "not-finite",
          concat({"The formula has no finite value at x = ", format_number(round_to_digits(at.x(), 3)),
                  ", y = ", format_number(round_to_digits(at.y(), 3)), "; it needs one everywhere in the region."})};
    }
  }
  return std::nullopt;
}

inline Parameter constant(Text id) {
  return {.id = id,
          .symbol = id,
          .label = id,
          .help = "A number that the formula may name.",
          .kind = Kind::number,
          .min = -1e6,
          .max = 1e6,
          .slider_min = -10,
          .slider_max = 10,
          .default_value = 1.0,
          .advanced = true};
}

inline Parameter centre(Text id, Text symbol, Text label) {
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

inline SurfacePart own_function_surface() {
  return {
      .descriptor = {.id = "own",
                     .title = "Your own function",
                     .help = "Any formula in x and y, with + − * / ^, sin cos tan exp log sqrt abs min max and more.",
                     .formula = "f(x, y)",
                     .terms = {{"f", "the formula"},
                               {"a", "a constant that the formula may name"},
                               {"b", "another"},
                               {"c", "another"},
                               {"d", "another"},
                               {"x_0", "middle of the region, across"},
                               {"y_0", "middle of the region, up"},
                               {"s", "how far the region reaches from its middle"}},
                     .parameters = {{.id = "formula",
                                     .symbol = "f",
                                     .label = "formula",
                                     .help = "In x and y; pi, e and the constants a, b, c, d may be named.",
                                     .kind = Kind::text,
                                     .default_value = "x^2/8 + y^2 + a*sin(2*x)",
                                     .max_count = Formula::max_length},
                                    own_function::constant("a"),
                                    own_function::constant("b"),
                                    own_function::constant("c"),
                                    own_function::constant("d"),
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
      .refuse = own_function::refuse};
}

}  // namespace descent
