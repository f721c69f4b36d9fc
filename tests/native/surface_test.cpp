#include "descent/surface/surface.h"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <limits>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "catch.h"
#include "descent/base/math.h"
#include "descent/base/random.h"
#include "descent/surface/formula.h"

namespace {

using descent::Descriptor;
using descent::Formula;
using descent::Jet;
using descent::Kind;
using descent::Minimum;
using descent::Parameter;
using descent::Random;
using descent::Region;
using descent::Scale;
using descent::Surface;
using descent::SurfacePart;
using descent::Value;
using Eigen::Matrix2d;
using Eigen::Vector2d;

const SurfacePart& part(const std::string& id) {
  for (const SurfacePart& candidate : descent::surface_registry()) {
    if (candidate.descriptor.id == id) return candidate;
  }
  throw std::logic_error("no surface " + id);
}

Value defaults(const Descriptor& descriptor) {
  Value parameters;
  parameters.set("id", Value(descriptor.id));
  for (const Parameter& parameter : descriptor.parameters)
    parameters.set(parameter.id, parameter.default_value.value());
  return parameters;
}

/// One of the surface's parameters moved by the test.
struct Set {
  const char* id;
  double value;
};

std::unique_ptr<Surface> make(const std::string& id, const std::vector<Set>& changes = {}) {
  Value parameters = defaults(part(id).descriptor);
  for (const Set& change : changes) parameters.set(change.id, change.value);
  return part(id).make(parameters);
}

/// Default, slider ends, hard ends, and a few drawn values of all parameters: what every property must hold for.
std::vector<Value> settings(const Descriptor& descriptor) {
  std::vector<Value> all = {defaults(descriptor)};
  // What varies in one's own function is its formula: formula_test.cpp does that.
  if (descriptor.parameters.empty() || descriptor.id == "own") return all;
  for (int which = 0; which < 4; ++which) {
    Value ends = all[0];
    for (const Parameter& p : descriptor.parameters) {
      const double end[] = {p.slider_min, p.slider_max, p.min, p.max};
      ends.set(p.id, end[which]);
    }
    all.push_back(ends);
  }
  Random random(1);
  for (int i = 0; i < 6; ++i) {
    Value drawn = all[0];
    for (const Parameter& p : descriptor.parameters) {
      const double u = random.uniform();
      drawn.set(p.id, p.scale == Scale::log ? p.slider_min * descent::portable::pow(p.slider_max / p.slider_min, u)
                                            : p.slider_min + (p.slider_max - p.slider_min) * u);
    }
    all.push_back(drawn);
  }
  return all;
}

std::string describe(const Descriptor& descriptor, const Value& parameters) {
  std::string text(descriptor.id);
  for (const Parameter& p : descriptor.parameters) {
    if (p.kind != Kind::number) continue;
    text.append(" ").append(p.id).append("=").append(std::to_string(parameters[p.id].number()));
  }
  return text;
}

template <class F>
void for_all_settings(F check) {
  for (const SurfacePart& entry : descent::surface_registry()) {
    for (const Value& parameters : settings(entry.descriptor)) {
      INFO(describe(entry.descriptor, parameters));
      check(*entry.make(parameters), std::string(entry.descriptor.id));
    }
  }
}

bool inside(const Region& r, double x, double y) {
  return x >= r.x_min && x <= r.x_max && y >= r.y_min && y <= r.y_max;
}

Vector2d draw(Random& random, const Region& r) {
  const double x = random.uniform(r.x_min, r.x_max);
  return {x, random.uniform(r.y_min, r.y_max)};
}

/// Central differences with one step of Richardson's extrapolation: the error falls with h⁴.
template <class F>
auto derivative(F f, double h) {
  const auto wide = (f(h) - f(-h)) / (2 * h);
  const auto narrow = (f(h / 2) - f(-h / 2)) / h;
  return ((4 * narrow - wide) / 3);
}

/// What differences can reach at a place: rounding and truncation grow with the value and its derivatives.
double tolerance(const Surface& surface, double x, double y) {
  return 2e-8 * (1 + std::fabs(surface.value(x, y)) + surface.gradient(x, y).norm() + surface.hessian(x, y).norm());
}

/// The local minimum that a downhill walk ends in: Newton's steps, damped so that none is longer than 0.3 (Levenberg's
/// method), and halved until the value falls.
Vector2d descend(const Surface& surface, Vector2d p) {
  double value = surface.value(p[0], p[1]);
  for (int step = 0; step < 1000; ++step) {
    const Vector2d g = surface.gradient(p[0], p[1]);
    const Matrix2d h = surface.hessian(p[0], p[1]);
    const double mean = 0.5 * (h(0, 0) + h(1, 1));
    const double spread = std::hypot(0.5 * (h(0, 0) - h(1, 1)), h(0, 1));
    const double damping = std::max(0.0, g.norm() / 0.3 - (mean - spread));
    const double a = h(0, 0) + damping;
    const double d = h(1, 1) + damping;
    const double determinant = a * d - h(0, 1) * h(0, 1);
    Vector2d move((h(0, 1) * g[1] - d * g[0]) / determinant, (h(0, 1) * g[0] - a * g[1]) / determinant);
    double next = surface.value(p[0] + move[0], p[1] + move[1]);
    for (int halvings = 0; !(next < value) && halvings < 40; ++halvings) {
      move *= 0.5;
      next = surface.value(p[0] + move[0], p[1] + move[1]);
    }
    if (!(next < value)) break;
    p += move;
    value = next;
  }
  return p;
}

nlohmann::json oracle() {
  std::ifstream file(std::string(DESCENT_GOLDEN_DIR) + "/optimizers.json");
  REQUIRE(file.good());
  return nlohmann::json::parse(file).at("surfaces");
}

/// The oracle's surfaces as ours.
struct Counterpart {
  const char* oracle_id;
  const char* id;
  std::vector<Set> parameters;
};

const Counterpart counterparts[] = {
    {"quadratic", "bowl", {{"curvature", 1}, {"condition", 25}, {"angle", 0}}},
    {"rotated_quadratic", "bowl", {{"curvature", 1}, {"condition", 10}, {"angle", 30}}},
    {"two_well", "two-wells", {{"depth", 1}, {"tilt", 0.3}, {"curvature", 0.5}}},
    {"saddle", "saddle", {{"rise", 1}, {"fall", 1}}},
    {"rosenbrock", "rosenbrock", {{"a", 1}, {"b", 100}}},
    {"beale", "beale", {}},
    {"himmelblau", "himmelblau", {}},
    {"styblinski_tang", "styblinski-tang", {}},
    {"rastrigin", "rastrigin", {{"amplitude", 10}}},
    {"ackley", "ackley", {}},
};

}  // namespace

TEST_CASE("Every surface's gradient is the derivative of its value", "[surface]") {
  for_all_settings([](const Surface& surface, const std::string& id) {
    Random random(2);
    for (int i = 0; i < 200; ++i) {
      const Vector2d p = draw(random, surface.region());
      if (id == "ackley" && p.norm() < 0.1) continue;  // too near to the kink for differences
      CAPTURE(p[0], p[1]);
      const Vector2d numerical(derivative([&](double h) { return surface.value(p[0] + h, p[1]); }, 1e-3),
                               derivative([&](double h) { return surface.value(p[0], p[1] + h); }, 1e-3));
      REQUIRE((surface.gradient(p[0], p[1]) - numerical).norm() <= tolerance(surface, p[0], p[1]));
    }
  });
}

TEST_CASE("Every surface's Hessian is the derivative of its gradient", "[surface]") {
  for_all_settings([](const Surface& surface, const std::string& id) {
    Random random(3);
    for (int i = 0; i < 200; ++i) {
      const Vector2d p = draw(random, surface.region());
      if (id == "ackley" && p.norm() < 0.1) continue;
      CAPTURE(p[0], p[1]);
      const Matrix2d hessian = surface.hessian(p[0], p[1]);
      const auto along_x = [&](double h) -> Vector2d { return surface.gradient(p[0] + h, p[1]); };
      const auto along_y = [&](double h) -> Vector2d { return surface.gradient(p[0], p[1] + h); };
      Matrix2d numerical;
      for (int row = 0; row < 2; ++row) {
        numerical(row, 0) = derivative([&](double h) { return along_x(h)[row]; }, 1e-3);
        numerical(row, 1) = derivative([&](double h) { return along_y(h)[row]; }, 1e-3);
      }
      REQUIRE((hessian - numerical).norm() <= tolerance(surface, p[0], p[1]));
      REQUIRE(hessian(0, 1) == hessian(1, 0));
    }
  });
}

TEST_CASE("Surfaces agree with an independent implementation", "[surface][golden]") {
  const nlohmann::json surfaces = oracle();
  REQUIRE(surfaces.size() == std::size(counterparts));
  for (const Counterpart& pair : counterparts) {
    INFO(pair.oracle_id);
    const nlohmann::json& golden = surfaces.at(pair.oracle_id);
    const auto surface = make(pair.id, pair.parameters);
    REQUIRE(golden.at("probes").size() >= 5);
    for (const nlohmann::json& probe : golden.at("probes")) {
      const double x = probe.at("xy").at(0);
      const double y = probe.at("xy").at(1);
      CAPTURE(x, y);
      const Vector2d gradient(probe.at("grad").at(0).get<double>(), probe.at("grad").at(1).get<double>());
      const nlohmann::json& h = probe.at("hessian");
      Matrix2d hessian;
      hessian << h.at(0).get<double>(), h.at(1).get<double>(), h.at(1).get<double>(), h.at(2).get<double>();
      const double value = probe.at("f");
      CHECK(std::fabs(surface->value(x, y) - value) <= 1e-13 * (1 + std::fabs(value)));
      CHECK((surface->gradient(x, y) - gradient).norm() <= 1e-13 * (1 + gradient.norm()));
      CHECK((surface->hessian(x, y) - hessian).norm() <= 1e-13 * (1 + hessian.norm()));
    }

    const std::vector<Vector2d> starts = surface->starts();
    const Vector2d start(golden.at("start").at(0).get<double>(), golden.at("start").at(1).get<double>());
    CHECK(std::find(starts.begin(), starts.end(), start) != starts.end());

    const std::vector<Minimum> minima = surface->minima();
    for (const nlohmann::json& point : golden.at("stationary_points")) {
      const std::string kind = point.at("kind");
      const double x = point.at("xy").at(0);
      const double y = point.at("xy").at(1);
      CAPTURE(kind, x, y);
      const auto found = std::find_if(minima.begin(), minima.end(), [&](const Minimum& m) {
        return std::hypot(m.x - x, m.y - y) <= 1e-14 * (1 + std::hypot(x, y));
      });
      if (kind.find("minimum") == std::string::npos) {
        CHECK(found == minima.end());
      } else {
        REQUIRE(found != minima.end());
        CHECK(found->global == (kind == "global minimum"));
        CHECK(std::fabs(found->value - point.at("f").get<double>()) <= 1e-13 * (1 + std::fabs(found->value)));
      }
    }
  }
}

TEST_CASE("Every minimum is stationary, curves upwards, and lies in the region", "[surface]") {
  for_all_settings([](const Surface& surface, const std::string&) {
    for (const Minimum& m : surface.minima()) {
      CAPTURE(m.x, m.y, m.value, m.global);
      const Matrix2d h = surface.hessian(m.x, m.y);
      // A place rounded to doubles leaves a slope of about curvature × half a last place.
      CHECK(surface.gradient(m.x, m.y).norm() <= 4e-16 * h.norm() * (1 + std::hypot(m.x, m.y)));
      const double mean = 0.5 * (h(0, 0) + h(1, 1));
      const double spread = std::hypot(0.5 * (h(0, 0) - h(1, 1)), h(0, 1));
      CHECK(mean - spread >= -1e-12 * h.norm());
      CHECK(m.value == surface.value(m.x, m.y));
      CHECK(inside(surface.region(), m.x, m.y));
    }
  });
}

TEST_CASE("The global minima are the lowest ones", "[surface]") {
  for_all_settings([](const Surface& surface, const std::string& id) {
    const std::vector<Minimum> minima = surface.minima();
    CHECK(minima.empty() == (id == "saddle" || id == "monkey-saddle"));
    double global = std::numeric_limits<double>::infinity();
    for (const Minimum& m : minima) {
      if (m.global) global = std::min(global, m.value);
    }
    for (const Minimum& m : minima) {
      CAPTURE(m.x, m.y, m.value, m.global);
      if (m.global) {
        CHECK(std::fabs(m.value - global) <= 1e-14 * (1 + std::fabs(global)));
      } else {
        CHECK(m.value > global);
      }
    }
    if (minima.empty()) return;
    Random random(4);
    for (int i = 0; i < 500; ++i) {
      const Vector2d p = draw(random, surface.region());
      REQUIRE(surface.value(p[0], p[1]) >= global);
    }
  });
}

TEST_CASE("No minimum of the region is missing", "[surface]") {
  for_all_settings([](const Surface& surface, const std::string&) {
    const Region r = surface.region();
    const std::vector<Minimum> minima = surface.minima();
    Random random(5);
    std::vector<bool> reached(minima.size());
    for (int i = 0; i < 150; ++i) {
      const Vector2d start = draw(random, r);
      const Vector2d end = descend(surface, start);
      const Matrix2d h = surface.hessian(end[0], end[1]);
      // Downhill without end, or out of the window: there is no minimum to list.
      if (!inside(r, end[0], end[1])) continue;
      CAPTURE(start[0], start[1], end[0], end[1], h(0, 0), h(1, 1));
      const auto nearest = std::find_if(minima.begin(), minima.end(), [&](const Minimum& m) {
        return std::hypot(m.x - end[0], m.y - end[1]) < 1e-3;
      });
      REQUIRE(nearest != minima.end());
      reached[static_cast<std::size_t>(nearest - minima.begin())] = true;
    }
    if (minima.size() <= 4) CHECK(std::count(reached.begin(), reached.end(), true) == static_cast<int>(minima.size()));
  });
}

TEST_CASE("Every start is in the region, on a slope", "[surface]") {
  for_all_settings([](const Surface& surface, const std::string&) {
    const std::vector<Vector2d> starts = surface.starts();
    CHECK(starts.size() >= 2);
    for (const Vector2d& start : starts) {
      CAPTURE(start[0], start[1]);
      CHECK(inside(surface.region(), start[0], start[1]));
      CHECK(surface.gradient(start[0], start[1]).norm() > 1e-3);
    }
  });
}

TEST_CASE("Values and derivatives are finite all over the region", "[surface]") {
  for_all_settings([](const Surface& surface, const std::string&) {
    const Region r = surface.region();
    REQUIRE((r.x_min < r.x_max && r.y_min < r.y_max));
    for (int i = 0; i <= 28; ++i) {
      for (int j = 0; j <= 28; ++j) {
        const double x = r.x_min + (r.x_max - r.x_min) * i / 28;
        const double y = r.y_min + (r.y_max - r.y_min) * j / 28;
        CAPTURE(x, y);
        REQUIRE(std::isfinite(surface.value(x, y)));
        REQUIRE(surface.gradient(x, y).allFinite());
        REQUIRE(surface.hessian(x, y).allFinite());
      }
    }
  });
}

TEST_CASE("Every surface's expression says what it computes", "[surface][formula]") {
  for (const SurfacePart& entry : descent::surface_registry()) {
    const Descriptor& d = entry.descriptor;
    INFO(d.id);
    REQUIRE(d.expression.empty() == (d.id == "own"));
    if (d.expression.empty()) continue;
    for (const Value& parameters : settings(d)) {
      INFO(describe(d, parameters));
      Formula::Constants constants;
      for (const Parameter& p : d.parameters) constants.emplace_back(std::string(p.id), parameters[p.id].number());
      const auto formula = Formula::parse(d.expression, constants);
      REQUIRE(formula.ok());
      const auto surface = entry.make(parameters);
      Random random(6);
      for (int i = 0; i < 50; ++i) {
        const Vector2d p = draw(random, surface->region());
        CAPTURE(p[0], p[1]);
        const Jet jet = formula.value().jet(p[0], p[1]);
        const Vector2d gradient(jet.x, jet.y);
        Matrix2d hessian;
        hessian << jet.xx, jet.xy, jet.xy, jet.yy;
        const double scale = 1 + std::fabs(jet.f) + gradient.norm() + hessian.norm();
        CHECK(std::fabs(surface->value(p[0], p[1]) - jet.f) <= 1e-12 * scale);
        CHECK((surface->gradient(p[0], p[1]) - gradient).norm() <= 1e-12 * scale);
        CHECK((surface->hessian(p[0], p[1]) - hessian).norm() <= 1e-12 * scale);
      }
    }
  }
}

TEST_CASE("Known values of well-known surfaces", "[surface]") {
  // As collections of test functions print them, to their digits.
  CHECK(make("booth")->value(1, 3) == 0);
  CHECK(make("booth")->value(0, 0) == 74);
  CHECK(make("goldstein-price")->value(0, -1) == 3);
  CHECK(make("goldstein-price")->value(-0.6, -0.4) == Approx(30));
  CHECK(make("goldstein-price")->value(1.8, 0.2) == Approx(84));
  CHECK(make("goldstein-price")->value(1.2, 0.8) == Approx(840));
  CHECK(make("mccormick")->minima().front().value == Approx(-1.9133).epsilon(1e-4));
  CHECK(make("three-hump-camel")->minima().at(1).value == Approx(0.2986).epsilon(1e-3));
  CHECK(make("monkey-saddle")->hessian(0, 0) == Matrix2d::Zero());
  // e^(−1/2) of the plateau's depth is left one width away from the middle.
  const auto plateau = make("plateau", {{"depth", 2}, {"width", 0.5}, {"slope", 0.01}});
  CHECK(plateau->value(0.5, 0) == Approx(2 * (1 - 0.60653065971263342) + 0.00125));
}

TEST_CASE("Hills: the higher they are, the more minima there are beside them", "[surface]") {
  CHECK(make("hills", {{"height", 0}})->minima().size() == 1);
  CHECK(make("hills", {{"height", 2}})->minima().size() >= 2);
}

TEST_CASE("Two wells: the tilt decides which well is the deeper one, and swallows the other", "[surface]") {
  const auto global_side = [](double tilt) {
    double side = 0;
    for (const Minimum& m : make("two-wells", {{"tilt", tilt}})->minima()) side += m.global ? m.x : 0;
    return side;
  };
  CHECK(global_side(0.3) == Approx(-1.0355787140888537).epsilon(1e-15));
  CHECK(global_side(-0.3) == -global_side(0.3));

  const auto level = make("two-wells", {{"tilt", 0}})->minima();
  REQUIRE(level.size() == 2);
  CHECK((level[0].x == -1 && level[0].global));
  CHECK((level[1].x == 1 && level[1].global));

  // 8 / (3√3) = 1.5396…
  CHECK(make("two-wells", {{"tilt", 1.539}})->minima().size() == 2);
  CHECK(make("two-wells", {{"tilt", 1.540}})->minima().size() == 1);
  CHECK(make("two-wells", {{"tilt", 2}, {"depth", 2}})->minima().size() == 2);
  const auto steep = make("two-wells", {{"tilt", -2}})->minima();
  REQUIRE(steep.size() == 1);
  CHECK((steep[0].x > 1 && steep[0].global));
}

TEST_CASE("Bowl: turning it turns the picture and keeps the curvatures", "[surface]") {
  const auto straight = make("bowl", {{"curvature", 0.5}, {"condition", 40}});
  for (const double degrees : {30.0, 45.0, -60.0, 90.0, 180.0}) {
    CAPTURE(degrees);
    const auto turned = make("bowl", {{"curvature", 0.5}, {"condition", 40}, {"angle", degrees}});
    const double c = descent::portable::cos_pi(degrees / 180);
    const double s = descent::portable::sin_pi(degrees / 180);
    CHECK(turned->value(c * 1.2 - s * 0.7, s * 1.2 + c * 0.7) == Approx(straight->value(1.2, 0.7)).epsilon(1e-14));
    // The eigenvalues ½ and 20 by their sum and product.
    const Matrix2d h = turned->hessian(0, 0);
    CHECK(h(0, 0) + h(1, 1) == Approx(20.5).epsilon(1e-14));
    CHECK(h(0, 0) * h(1, 1) - h(0, 1) * h(1, 0) == Approx(10).epsilon(1e-13));
  }
}

TEST_CASE("Rastrigin: the number of minima follows the height of the bumps", "[surface]") {
  // A bump k has a minimum if the parabola's slope 2k there is below the steepest slope 2πA of the ripples, about.
  CHECK(make("rastrigin", {{"amplitude", 10}})->minima().size() == 49);
  CHECK(make("rastrigin", {{"amplitude", 0.4}})->minima().size() == 9);
  CHECK(make("rastrigin", {{"amplitude", 0.1}})->minima().size() == 1);
}

TEST_CASE("Ackley: the tip of the cone is the minimum, and calm", "[surface]") {
  const auto ackley = make("ackley");
  CHECK(ackley->value(0, 0) == 0);
  CHECK(ackley->gradient(0, 0) == Vector2d::Zero());
  CHECK(ackley->hessian(0, 0) == Matrix2d::Zero());
  // Beside the tip, where r = h, the value rises like 4r, and the slope is 4 / √2 in every direction.
  for (const double h : {1e-7, 1e-9, 1e-100, 1e-150}) {
    CAPTURE(h);
    CHECK(ackley->value(h, -h) == Approx(4 * h).epsilon(1e-5).margin(0));
    CHECK(ackley->gradient(h, -h).norm() == Approx(2.8284271).epsilon(1e-4));
    CHECK(ackley->hessian(h, -h).allFinite());
  }
  // So near that the squares underflow.
  CHECK(ackley->gradient(1e-300, 0).allFinite());
  CHECK(ackley->hessian(1e-300, 0).allFinite());
  CHECK(ackley->minima().size() == 49);
}

TEST_CASE("Every surface describes itself completely", "[surface]") {
  const std::vector<std::string> expected = {
      "two-wells", "bowl", "saddle", "rosenbrock", "beale", "himmelblau", "styblinski-tang", "rastrigin", "ackley"};
  std::vector<std::string> ids;
  for (const SurfacePart& entry : descent::surface_registry()) ids.emplace_back(entry.descriptor.id);
  // Links depend on the ids: new ones may come, none of these may go.
  REQUIRE(ids.size() >= expected.size());
  CHECK(std::vector<std::string>(ids.begin(), ids.begin() + 9) == expected);
  CHECK(std::set<std::string>(ids.begin(), ids.end()).size() == ids.size());

  const auto is_word = [](const std::string& id, const std::string& allowed) {
    return !id.empty() && id.find_first_not_of(allowed) == std::string::npos;
  };
  const std::string lower = "abcdefghijklmnopqrstuvwxyz";
  for (const Descriptor& d : descent::surfaces_in_full()) {
    INFO(d.id);
    CHECK(is_word(std::string(d.id), lower + "-"));
    CHECK_FALSE(d.title.empty());
    CHECK_FALSE(d.help.empty());
    CHECK_FALSE(d.formula.empty());
    for (const auto& source : d.sources) {
      CHECK_FALSE(source.authors.empty());
      CHECK_FALSE(source.title.empty());
      CHECK_FALSE(source.venue.empty());
      CHECK((source.year >= 1900 && source.year <= 2100));
    }
    std::set<std::string> parameter_ids;
    for (const Parameter& p : d.parameters) {
      INFO(p.id);
      CHECK(parameter_ids.insert(std::string(p.id)).second);
      CHECK(is_word(std::string(p.id), lower + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"));
      CHECK_FALSE(p.label.empty());
      CHECK_FALSE(p.help.empty());
      CHECK_FALSE(p.symbol.empty());
      CHECK(std::any_of(d.terms.begin(), d.terms.end(), [&](const auto& term) { return term.symbol == p.symbol; }));
      if (p.kind == Kind::text) continue;
      CHECK((p.kind == Kind::number || p.kind == Kind::named_numbers));
      CHECK((std::isfinite(p.min) && std::isfinite(p.max)));
      CHECK((p.min <= p.slider_min && p.slider_min < p.slider_max && p.slider_max <= p.max));
      CHECK((p.default_value.value().number() >= p.slider_min && p.default_value.value().number() <= p.slider_max));
      if (p.scale == Scale::log) CHECK(p.min > 0);
    }
  }
}
