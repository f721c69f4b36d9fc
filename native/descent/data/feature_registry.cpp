#include "descent/base/math.h"
#include "descent/base/part_called.h"
#include "descent/data/feature.h"

namespace descent {
namespace {

FeaturePart feature(Text id, Text title, Text help, Text formula, double (*of)(double, double)) {
  return {{.id = id,
           .title = title,
           .help = help,
           .formula = formula,
           .terms = {{"x_1", "first input, as the examples have it"}, {"x_2", "second input"}}},
          of};
}

}  // namespace

std::span<const FeaturePart> feature_registry() {
  static const std::vector<FeaturePart> registry = {
      feature("x1", "x₁", "The first input as it is.", "x_1", [](double x1, double) { return x1; }),
      feature("x2", "x₂", "The second input as it is.", "x_2", [](double, double x2) { return x2; }),
      feature("x1-squared", "x₁²", "How far the first input is from zero, squared.", "x_1^2",
              [](double x1, double) { return x1 * x1; }),
      feature("x2-squared", "x₂²", "How far the second input is from zero, squared.", "x_2^2",
              [](double, double x2) { return x2 * x2; }),
      feature("product", "x₁x₂", "Positive where the signs of both inputs agree, negative where they differ.",
              "x_1\\, x_2", [](double x1, double x2) { return x1 * x2; }),
      feature("sin-x1", "sin πx₁", "A wave along the first input, one for every two units.", "\\sin \\pi x_1",
              [](double x1, double) { return portable::sin_pi(x1); }),
      feature("sin-x2", "sin πx₂", "A wave along the second input, one for every two units.", "\\sin \\pi x_2",
              [](double, double x2) { return portable::sin_pi(x2); }),
  };
  return registry;
}

const FeaturePart& feature_part(const Value& part) { return part_called(part["id"].string(), feature_registry()); }

std::vector<double> make_features(std::span<const FeaturePart* const> features, std::span<const double> rows) {
  std::vector<double> all;
  all.reserve(rows.size() / 2 * features.size());
  for (std::size_t first = 0; first + 1 < rows.size(); first += 2) {
    for (const FeaturePart* feature : features) all.push_back(feature->of(rows[first], rows[first + 1]));
  }
  return all;
}

}  // namespace descent
