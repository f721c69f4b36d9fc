#include "formula_check.h"

#include <cmath>
#include <limits>
#include <vector>

#include "descent/base/check.h"
#include "descent/base/random.h"
#include "descent/descent.h"
#include "descent/surface/formula.h"

namespace descent::tests {
namespace {

/// Places where functions are at their worst, and some where they are not.
struct Points {
  std::vector<float> x, y;
  std::vector<double> x_double, y_double;

  Points() {
    constexpr float special[] = {0.0F, -0.0F, 1.0F, -1.0F, 0.5F, 2.0F, 1e-30F, -1e-30F, 1e30F, -1e30F, 700.0F, -745.0F};
    for (const float a : special) {
      for (const float b : special) add(a, b);
    }
    Random random(1);
    for (int i = 0; i < 53; ++i) {
      const float a = static_cast<float>(8 * random.uniform() - 4), b = static_cast<float>(8 * random.uniform() - 4);
      add(a, b);
    }
  }

  void add(float a, float b) {
    x.push_back(a);
    y.push_back(b);
    x_double.push_back(static_cast<double>(a));
    y_double.push_back(static_cast<double>(b));
  }
};

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }
bool same_as_float(float a, double b) {
  return same(static_cast<double>(a), static_cast<double>(static_cast<float>(b)));
}

std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

bool is_text(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const unsigned char lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80   ? 1
                               : lead < 0xC2 ? 0
                               : lead < 0xE0 ? 2
                               : lead < 0xF0 ? 3
                               : lead < 0xF5 ? 4
                                             : 0;
    if (length == 0 || i + length > text.size()) return false;
    for (std::size_t k = 1; k < length; ++k) {
      if ((static_cast<unsigned char>(text[i + k]) & 0xC0) != 0x80) return false;
    }
    i += length;
  }
  return true;
}

void check_refusal(std::string_view text, const Error& error) {
  check(!error.code.empty() && (error.message.starts_with("The formula ") || error.message.starts_with("A formula ")),
        "an error says what is wrong: " + error.message);
  check(error.message.ends_with(".") && error.message.size() < 500, "in one short sentence: " + error.message);
  check(is_text(error.message), "which is text");
  constexpr std::string_view at = " at column ";
  const std::size_t place = error.message.rfind(at);
  if (text.size() > Formula::max_length) return;
  check(place != std::string::npos, "and points at a column: " + error.message);
  const std::size_t column = std::stoul(error.message.substr(place + at.size()));
  check(column >= 1 && column <= characters(text) + 1, "that is within the text: " + error.message);
}

void check_values(const Formula& formula) {
  static const Points points;
  const std::size_t count = points.x.size();
  std::vector<double> values(count);
  std::vector<float> gx(count), gy(count);
  formula.values(points.x_double, points.y_double, values);
  formula.gradients(points.x, points.y, gx, gy);
  for (std::size_t i = 0; i < count; ++i) {
    const Jet jet = formula.jet(points.x_double[i], points.y_double[i]);
    check(same(values[i], formula.value(points.x_double[i], points.y_double[i])), "values are those of single points");
    check(same(values[i], jet.f), "and those that come with derivatives");
    check(same_as_float(gx[i], jet.x) && same_as_float(gy[i], jet.y), "gradients are those of single points");
  }
}

/// As the page and the command meet it.
void check_spec(std::string_view text) {
  const Value spec = Value::object({{"experiment", "surface"},
                                    {"surface", Value::object({{"id", "own"}, {"formula", text}, {"a", 2}})},
                                    {"columns", 2},
                                    {"rows", 2}});
  const Expected<Value> complete = validate(spec);
  if (!complete) return check(complete.error().path == "surface.formula", "a refusal is the formula's");
  const Expected<Value> again = validate(complete.value());
  check(again.ok() && again.value() == complete.value(), "a complete spec is complete");
  check(run(spec).ok(), "and runs");
}

}  // namespace

void check_formula(std::string_view text) {
  const Expected<Formula> formula = Formula::parse(text, {{"a", 2}, {"k", -0.5}});
  if (!formula) return check_refusal(text, formula.error());
  const Formula& f = formula.value();
  check(f.size() >= 1 && f.size() <= Formula::max_instructions, "a formula has a size");
  check(f.parameters().size() <= Formula::max_parameters, "and few parameters");
  for (const std::string& name : f.parameters()) {
    check(!has_meaning(name) && name.size() <= Formula::max_name, "whose names mean nothing else");
  }
  check_values(f);
  // Short ones only: this looks at thousands of points, and refines minima.
  if (f.size() <= 16) check_spec(text);
}

}  // namespace descent::tests
