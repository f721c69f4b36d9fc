#include "descent/experiment/basins.h"

#include <cmath>
#include <string>
#include <vector>

#include "catch.h"
#include "descent/base/random.h"
#include "descent/experiment/course.h"
#include "descent/experiment/resolve.h"
#include "descent/optim/optimizer.h"
#include "descent/optim/schedule.h"
#include "specs.h"

using namespace descent;
using namespace descent::tests;

namespace {

struct End {
  double minimum, steps;
};

float square(float v) { return v * v; }

/// One start by itself: an optimizer of two parameters, looked at after every step.
End walk(const Value& spec, float x, float y) {
  const auto surface = make_surface(spec["surface"]);
  const std::vector<Minimum> minima = surface->minima();
  const Region region = surface->region();
  const Value& part = spec["optimizer"];
  const auto optimizer = make_optimizer<float>(part, 2);
  const auto schedule = make_schedule(part["schedule"]);
  const float radius = static_cast<float>(spec["radius"].number() * diagonal(region));
  const double noise = spec["noise"].number();
  Random random(static_cast<std::uint64_t>(spec["seed"].number()), 1);
  float p[2] = {x, y}, at[2], g[2];
  double since = not_a_number;
  const auto look = [&](std::size_t t) {
    bool near = false;
    for (const Minimum& m : minima) {
      const float distance2 = square(p[0] - static_cast<float>(m.x)) + square(p[1] - static_cast<float>(m.y));
      near = near || distance2 <= square(radius);
    }
    since = !near ? not_a_number : std::isnan(since) ? static_cast<double>(t) : since;
  };
  look(0);
  for (std::size_t t = 0; t < spec["steps"].count(); ++t) {
    optimizer->gradient_point(p, at);
    surface->gradients(std::span(at, 1), std::span(at + 1, 1), std::span(g, 1), std::span(g + 1, 1));
    if (noise > 0) {
      for (float& component : g) component += static_cast<float>(noise * random.normal());
    }
    optimizer->step(p, g,
                    static_cast<float>(part["learningRate"].number() * schedule->factor(t, spec["steps"].count())));
    if (!std::isfinite(p[0]) || !std::isfinite(p[1])) return {not_a_number, not_a_number};
    look(t + 1);
  }
  if (std::isnan(since)) return {not_a_number, not_a_number};
  return {nearest_minimum(minima, static_cast<double>(p[0]), static_cast<double>(p[1])).index, since};
}

void check_grid(const std::string& text) {
  const Result result = run_spec(json(text));
  INFO(text);
  const Table& grid = result.table("grid");
  const auto minimum = result.column("grid", "minimum"), steps = result.column("grid", "steps");
  REQUIRE(grid.x->count * grid.y->count == grid.rows);
  std::size_t arrived = 0;
  for (std::size_t k = 0; k < grid.rows; ++k) {
    const auto at = [](const Axis& axis, std::size_t i) {
      const double share = static_cast<double>(i) / static_cast<double>(axis.count - 1);
      return static_cast<float>(axis.min * (1 - share) + axis.max * share);
    };
    const End end = walk(result.spec, at(*grid.x, k % grid.x->count), at(*grid.y, k / grid.x->count));
    CAPTURE(k);
    REQUIRE(same_bits(std::vector{minimum[k], steps[k]}, std::vector{end.minimum, end.steps}));
    arrived += std::isnan(end.minimum) ? 0 : 1;
  }
  CHECK(arrived > 0);
}

}  // namespace

TEST_CASE("Basins by the grid are those of one start at a time", "[basins]") {
  // More starts than a block holds, and a last block that is not full.
  const std::string size = R"("columns": 27, "rows": 25, "steps": 120)";
  for (const char* id : {"gd", "momentum", "nag", "adam", "rmsprop", "rprop", "lion", "nadam"}) {
    check_grid(R"({"experiment": "basins", "surface": "himmelblau", "optimizer": {"id": ")" + std::string(id) +
               R"(", "learningRate": 0.01}, )" + size + "}");
  }
  check_grid(R"({"experiment": "basins", "surface": "beale", "optimizer": {"id": "adam", "learningRate": 0.1,
      "schedule": "cosine"}, )" +
             size + "}");
  check_grid(R"({"experiment": "basins", "noise": 0.3, "seed": 7, "radius": 0.05, "optimizer": "nag", )" + size + "}");
  check_grid(R"({"experiment": "basins", "surface": "hills", "optimizer": {"id": "gd", "l2": 0.1}, )" + size + "}");
}

TEST_CASE("Every surface's gradients in float are those in double, to float accuracy", "[basins][surface]") {
  for (const SurfacePart& part : surface_registry()) {
    INFO(part.descriptor.id);
    const auto resolved = resolve_part("surface", Value(part.descriptor.id), "");
    const auto surface = make_surface(resolved.value());
    const Region r = surface->region();
    Random random(1);
    std::vector<float> x(50), y(50), gx(50), gy(50);
    for (std::size_t i = 0; i < x.size(); ++i) {
      x[i] = static_cast<float>(random.uniform(r.x_min, r.x_max));
      y[i] = static_cast<float>(random.uniform(r.y_min, r.y_max));
    }
    surface->gradients(x, y, gx, gy);
    for (std::size_t i = 0; i < x.size(); ++i) {
      const double at_x = static_cast<double>(x[i]), at_y = static_cast<double>(y[i]);
      const Eigen::Vector2d g = surface->gradient(at_x, at_y);
      const double scale = 1 + g.norm() + surface->hessian(at_x, at_y).norm() * (std::fabs(at_x) + std::fabs(at_y));
      CAPTURE(x[i], y[i]);
      CHECK(std::fabs(static_cast<double>(gx[i]) - g.x()) <= 2e-6 * scale);
      CHECK(std::fabs(static_cast<double>(gy[i]) - g.y()) <= 2e-6 * scale);
    }
  }
}

TEST_CASE("The shares of the basins add up, and say where the symmetric wells go", "[basins]") {
  const Result result = run_spec(R"({"experiment": "basins", "surface": {"id": "two-wells", "tilt": 0},
      "optimizer": {"id": "gd", "learningRate": 0.02}, "columns": 40, "rows": 20, "steps": 500})");
  const auto share = result.column("share", "share");
  REQUIRE(share.size() == 3);
  double sum = 0;
  for (double s : share) sum += s;
  CHECK(sum == Approx(1));
  // Without tilt, slow descent goes to the well on its own side.
  CHECK(share[0] == Approx(0.5));
  CHECK(share[1] == Approx(0.5));
}

TEST_CASE("A start in a minimum has arrived at once, and what flies off has not", "[basins]") {
  const Result still = run_spec(R"({"experiment": "basins", "surface": "bowl", "optimizer": "gd",
      "columns": 3, "rows": 3, "window": [-1, 1, -1, 1]})");
  CHECK(still.column("grid", "steps")[4] == 0);
  CHECK(still.column("grid", "minimum")[4] == 0);
  const Result wild = run_spec(R"({"experiment": "basins", "surface": "bowl",
      "optimizer": {"id": "gd", "learningRate": 1}, "columns": 2, "rows": 2, "window": [1, 2, 1, 2]})");
  for (double minimum : wild.column("grid", "minimum")) CHECK(std::isnan(minimum));
  CHECK(wild.column("share", "share")[1] == 1);
}
