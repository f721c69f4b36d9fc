#include "cli/oracle/surfaces.h"

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
  Value (*here)(const Node& params);
};

constexpr Name names[] = {
    {"quadratic", [](const Node& p) { return bowl(p, 0); }},
    {"rotated_quadratic",
     [](const Node& p) {
       const double angle = std::atan2(p.at("sin_t").number(), p.at("cos_t").number());
       return bowl(p, angle * 180 / std::numbers::pi);
     }},
    {"rosenbrock",
     [](const Node& p) {
       return renamed("rosenbrock", p, {{"a", "a"}, {"b", "b"}});
     }},
    {"beale", [](const Node& p) { return renamed("beale", p); }},
    {"himmelblau", [](const Node& p) { return renamed("himmelblau", p); }},
    {"saddle",
     [](const Node& p) {
       return renamed("saddle", p, {{"a", "rise"}, {"b", "fall"}});
     }},
    {"styblinski_tang", [](const Node& p) { return renamed("styblinski-tang", p); }},
    {"rastrigin",
     [](const Node& p) {
       return renamed("rastrigin", p, {{"A", "amplitude"}});
     }},
    {"ackley", [](const Node& p) { return renamed("ackley", p); }},
    {"two_well",
     [](const Node& p) {
       return renamed("two-wells", p, {{"a", "depth"}, {"b", "tilt"}, {"c", "curvature"}});
     }},
};

}  // namespace

SurfaceHere surface_here(const std::string& id, const Node& entry) {
  for (const Name& name : names) {
    if (name.theirs == id) return {.part = name.here(entry.at("params"))};
  }
  return {.refusal = "the core has no surface called " + id};
}

}  // namespace descent::cli
