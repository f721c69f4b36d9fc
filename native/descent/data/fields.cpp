#include "descent/data/fields.h"

#include "descent/base/constant.h"
#include "descent/base/math.h"
#include "descent/data/points.h"

namespace descent {
namespace {

/// Points spread evenly over the square from −1 to 1, with field(x₁, x₂) and noise as targets.
template <class Field>
Dataset draw_field(const Value& p, Field field) {
  const double noise = p["noise"].number();
  return draw_points(p, 0, [&](std::size_t /*e*/, Random& random) {
    const double x = random.uniform(-1, 1), y = random.uniform(-1, 1);
    return DrawnPoint{x, y, field(x, y) + noise * random.normal()};
  });
}

constexpr Parameter slope(Text id, Text symbol, Text label, double default_value) {
  return dataset_number(id, symbol, label, "By how much the target grows where this input grows by one.", -100, 100, 2,
                        default_value);
}

constexpr DatasetPart plane_part() {
  return {
      {.id = "plane",
       .title = "Plane",
       .help = "Numbers that grow evenly in one direction: what a network without hidden layers can learn.",
       .formula = "y = a\\, x_1 + b\\, x_2 + \\sigma\\, \\varepsilon, \\quad \\varepsilon \\sim \\mathcal N(0, 1)",
       .terms = {{"x_1, x_2", "inputs, anywhere from −1 to 1"}, {"a, b", "slopes"}, {"\\sigma", "noise"}},
       .parameters = {examples_parameter(200), target_noise_parameter(0.1), slope("slope1", "a", "slope by input 1", 1),
                      slope("slope2", "b", "slope by input 2", 0.5), dataset_seed_parameter()}},
      [](const Value& p, const std::string& /*path*/) -> Expected<Dataset> {
        const double a = p["slope1"].number(), b = p["slope2"].number();
        return draw_field(p, [=](double x, double y) { return a * x + b * y; });
      }};
}

constexpr DatasetPart waves_part() {
  return {
      {.id = "waves",
       .title = "Waves",
       .help = "Numbers that rise and fall along both inputs, hill beside hollow.",
       .formula = "y = \\sin(\\pi f x_1)\\, \\sin(\\pi f x_2) + \\sigma\\, \\varepsilon, \\quad \\varepsilon \\sim "
                  "\\mathcal N(0, 1)",
       .terms = {{"x_1, x_2", "inputs, anywhere from −1 to 1"}, {"f", "waves along each input"}, {"\\sigma", "noise"}},
       .parameters = {examples_parameter(400), target_noise_parameter(0.05),
                      dataset_number("waves", "f", "waves", "How many whole waves lie along each input.", 0, 20, 3, 1),
                      dataset_seed_parameter()}},
      [](const Value& p, const std::string& /*path*/) -> Expected<Dataset> {
        const double f = p["waves"].number();
        return draw_field(p, [=](double x, double y) { return portable::sin_pi(f * x) * portable::sin_pi(f * y); });
      }};
}

}  // namespace

DatasetPart plane() { return constant<plane_part>; }
DatasetPart waves() { return constant<waves_part>; }

}  // namespace descent
