#include "cli/oracle/surfaces.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <numbers>
#include <utility>

namespace descent::cli {
namespace {

/// The parameters under our names; `names` pairs the reference's with ours.
Value renamed(const char* ours, const Node& params,
              std::initializer_list<std::pair<const char*, const char*>> names = {}) {
  Value part = Value::object({{"id", ours}});
  for (const auto& [theirs, here] : names) part.set(here, params.at(theirs).number());
  return part;
}

/// ½ (a u² + b v²) with u turned by `angle` degrees. Ours calls the smaller curvature the first one.
Value bowl(const Node& params, double angle) {
  const double a = params.at("a").number(), b = params.at("b").number();
  const bool swapped = std::fabs(b) < std::fabs(a);
  return Value::object({{"id", "bowl"},
                        {"curvature", swapped ? b : a},
                        {"condition", swapped ? a / b : b / a},
                        {"angle", swapped ? (angle > 90 ? angle - 90 : angle + 90) : angle}});
}

struct Name {
  const char* theirs;
  /// As their files write it. Another formula under this name is another surface.
  const char* formula;
  Value (*here)(const Node& params);
};

constexpr Name names[] = {
    {"quadratic", "0.5*(a*x**2 + b*y**2)", [](const Node& p) { return bowl(p, 0); }},
    {"rotated_quadratic", "0.5*(a*(cos_t*x + sin_t*y)**2 + b*(-sin_t*x + cos_t*y)**2)",
     [](const Node& p) {
       const double angle = std::atan2(p.at("sin_t").number(), p.at("cos_t").number());
       return bowl(p, angle * 180 / std::numbers::pi);
     }},
    {"rosenbrock", "(a - x)**2 + b*(y - x**2)**2",
     [](const Node& p) {
       return renamed("rosenbrock", p, {{"a", "a"}, {"b", "b"}});
     }},
    {"beale", "(1.5 - x + x*y)**2 + (2.25 - x + x*y**2)**2 + (2.625 - x + x*y**3)**2",
     [](const Node& p) { return renamed("beale", p); }},
    {"himmelblau", "(x**2 + y - 11)**2 + (x + y**2 - 7)**2", [](const Node& p) { return renamed("himmelblau", p); }},
    {"saddle", "a*x**2 - b*y**2",
     [](const Node& p) {
       return renamed("saddle", p, {{"a", "rise"}, {"b", "fall"}});
     }},
    {"styblinski_tang", "0.5*(x**4 - 16*x**2 + 5*x + y**4 - 16*y**2 + 5*y)",
     [](const Node& p) { return renamed("styblinski-tang", p); }},
    {"rastrigin", "2*A + x**2 - A*cos(2*pi*x) + y**2 - A*cos(2*pi*y)",
     [](const Node& p) {
       return renamed("rastrigin", p, {{"A", "amplitude"}});
     }},
    {"ackley", "-20*exp(-0.2*sqrt(0.5*(x**2 + y**2))) - exp(0.5*(cos(2*pi*x) + cos(2*pi*y))) + e + 20",
     [](const Node& p) { return renamed("ackley", p); }},
    {"two_well", "a*(x**2 - 1)**2 + b*x + c*y**2",
     [](const Node& p) {
       return renamed("two-wells", p, {{"a", "depth"}, {"b", "tilt"}, {"c", "curvature"}});
     }},
};

/// Half the width of the region that a formula is run in: as small as can be, because the formula must have a value all
/// over it, and a run may go a thousand of its diagonals away.
double half_width(double reach) { return std::max(1e-3, reach / 1000); }

/// One's own function with the formula and its parameters as the file has them.
Value own(const Node& formula, const std::optional<Node>& params) {
  Value constants{Value::Object{}};
  if (params) {
    for (const auto& [name, number] : params->members()) constants.set(name, number.number());
  }
  return Value::object({{"id", "own"}, {"formula", formula.text()}, {"constants", std::move(constants)}});
}

}  // namespace

SurfaceHere::SurfaceHere(const std::string& id, const Node& entry) {
  const std::optional<Node> formula = entry.find("formula");
  if (formula) formula_ = own(*formula, entry.find("params"));
  for (const Name& name : names) {
    if (formula ? formula->text() == name.formula : id == name.theirs) built_in_ = name.here(entry.at("params"));
  }
  if (!formula_ && !built_in_)
    refusal_ = "the core has no surface called " + id + ", and the file has no formula of it";
}

std::vector<Value> SurfaceHere::parts(double x, double y, double reach) const {
  std::vector<Value> parts;
  if (built_in_) parts.push_back(*built_in_);
  if (formula_) {
    parts.push_back(*formula_);
    parts.back().set("centreX", x);
    parts.back().set("centreY", y);
    parts.back().set("size", half_width(reach));
  }
  return parts;
}

}  // namespace descent::cli
