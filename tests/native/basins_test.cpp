#include "descent/experiment/basins.h"

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "catch.h"
#include "descent/base/random.h"
#include "descent/experiment/course.h"
#include "descent/experiment/resolve.h"
#include "descent/optim/optimizer.h"
#include "descent/optim/schedule.h"
#include "descent/surface/many_gradients.h"
#include "specs.h"

using namespace descent;
using namespace descent::tests;

namespace {

struct Ending {
  double minimum, steps, lost;
};

constexpr double none = std::numeric_limits<double>::quiet_NaN();

float square(float v) { return v * v; }

/// One start by itself: an optimizer of two parameters, looked at before every step and after the last.
Ending walk(const Value& spec, std::size_t optimizer_index, float x, float y) {
  const auto surface = make_surface(spec["surface"]);
  const ManyGradients gradients = many_gradients(spec["surface"]["id"].string());
  const std::vector<Minimum> minima = surface->minima();
  const Region region = surface->region();
  const Value& part = spec["optimizers"].array()[optimizer_index];
  const auto optimizer = make_optimizer<float>(part, 2);
  const auto schedule = make_schedule(part["schedule"]);
  const float radius = static_cast<float>(spec["radius"].number() * diagonal(region));
  const float reach = static_cast<float>(Racer::far * diagonal(region));
  const float middle[2] = {static_cast<float>((region.x_min + region.x_max) / 2),
                           static_cast<float>((region.y_min + region.y_max) / 2)};
  const double noise = spec["noise"].number();
  const std::size_t steps = spec["steps"].count();
  Random random(static_cast<std::uint64_t>(spec["seed"].number()), 1);
  float p[2] = {x, y}, at[2], g[2];
  double since = none;
  for (std::size_t t = 0;; ++t) {
    optimizer->gradient_point(p, at);
    gradients(*surface, std::span(at, 1), std::span(at + 1, 1), std::span(g, 1), std::span(g + 1, 1));
    if (noise > 0) {
      for (float& component : g) component += static_cast<float>(noise * random.normal());
    }
    const double now = static_cast<double>(t);
    const float far2 = square(p[0] - middle[0]) + square(p[1] - middle[1]);
    if (!(far2 <= square(reach)) || !std::isfinite(g[0]) || !std::isfinite(g[1])) return {none, none, now};
    bool there = false;
    if (minima.empty()) {
      const double px = static_cast<double>(p[0]), py = static_cast<double>(p[1]);
      // Whoever has left has got away.
      if (px < region.x_min || px > region.x_max || py < region.y_min || py > region.y_max) return {none, now, none};
    }
    for (const Minimum& m : minima) {
      const float distance2 = square(p[0] - static_cast<float>(m.x)) + square(p[1] - static_cast<float>(m.y));
      there = there || distance2 <= square(radius);
    }
    since = !there ? none : std::isnan(since) ? now : since;
    if (t == steps) break;
    optimizer->step(p, g, static_cast<float>(part["learningRate"].number() * schedule->factor(t, steps)));
  }
  if (std::isnan(since)) return {none, none, none};
  return {nearest_minimum(minima, static_cast<double>(p[0]), static_cast<double>(p[1])).index, since, none};
}

/// The grid's axis is the float that a start has.
float at(const Axis& axis, std::size_t i) {
  const double share = static_cast<double>(i) / static_cast<double>(axis.count - 1);
  return static_cast<float>(axis.min * (1 - share) + axis.max * share);
}

/// How many of each outcome there are, of all optimizers: arrived or got away, nowhere, lost.
std::vector<std::size_t> check_grids(const std::string& text) {
  const Result result = run_spec(json(text));
  INFO(text);
  std::vector<std::size_t> count(3);
  for (std::size_t k = 0; k < result.spec["optimizers"].array().size(); ++k) {
    const std::string name = "grid." + std::to_string(k);
    const Table& grid = result.table(name);
    const auto minimum = result.column(name, "minimum"), steps = result.column(name, "steps"),
               lost = result.column(name, "lost");
    const auto column_x = result.column(name, "x"), column_y = result.column(name, "y");
    REQUIRE(grid.x->count * grid.y->count == grid.rows);
    const std::vector<Minimum> minima = make_surface(result.spec["surface"])->minima();
    std::size_t succeeded = 0;
    for (std::size_t i = 0; i < grid.rows; ++i) {
      const float x = at(*grid.x, i % grid.x->count), y = at(*grid.y, i / grid.x->count);
      const Ending ending = walk(result.spec, k, x, y);
      CAPTURE(k, i);
      REQUIRE(column_x[i] == static_cast<double>(x));
      REQUIRE(column_y[i] == static_cast<double>(y));
      REQUIRE(same_bits(std::vector{minimum[i], steps[i], lost[i]},
                        std::vector{ending.minimum, ending.steps, ending.lost}));
      ++count[!std::isnan(steps[i]) ? 0 : std::isnan(lost[i]) ? 1 : 2];
      const bool arrived = !std::isnan(ending.steps);
      if (arrived && (minima.empty() || minima[static_cast<std::size_t>(ending.minimum)].global)) ++succeeded;
    }
    CHECK(result.column("goal." + std::to_string(k), "share")[0] * static_cast<double>(grid.rows) ==
          Approx(static_cast<double>(succeeded)));
  }
  return count;
}

}  // namespace

TEST_CASE("Basins by the grid are those of one start at a time", "[basins]") {
  // More starts than a block holds, and a last block that is not full.
  const std::string size = R"("columns": 27, "rows": 25, "steps": 120)";
  for (const OptimizerPart& part : optimizer_registry()) {
    const auto count = check_grids(R"({"experiment": "basins", "surface": "himmelblau", "optimizers": [{"id": ")" +
                                   std::string(part.descriptor.id) + R"(", "learningRate": 0.01}], )" + size + "}");
    INFO(part.descriptor.id);
    CHECK(count[0] + count[1] > 0);
  }
  const auto beale = check_grids(R"({"experiment": "basins", "surface": "beale", "optimizers":
      [{"id": "adam", "learningRate": 0.1, "schedule": "cosine"}, {"id": "gd", "learningRate": 0.005}], )" +
                                 size + "}");
  for (std::size_t outcome : beale) CHECK(outcome > 0);
  check_grids(R"({"experiment": "basins", "noise": 0.3, "seed": 7, "radius": 0.05, "optimizers": ["nag"], )" + size +
              "}");
  check_grids(R"({"experiment": "basins", "surface": "hills", "optimizers": [{"id": "gd", "l2": 0.1}], )" + size + "}");
}

TEST_CASE("Where there is no minimum, whoever leaves has got away, and nobody is lost who did", "[basins]") {
  const auto count =
      check_grids(R"({"experiment": "basins", "surface": "saddle", "columns": 21, "rows": 21, "steps": 60,
      "optimizers": [{"id": "gd", "learningRate": 0.1}, {"id": "gd", "learningRate": 3}]})");
  CHECK(count[0] > 0);
  CHECK(count[1] > 0);  // on the ridge, where the slope leads to the middle
  CHECK(count[2] == 0);
}

TEST_CASE("A run of basins may stop in the middle of a block, and tells what is there", "[basins]") {
  const Value spec = json(R"({"experiment": "basins", "columns": 40, "rows": 40, "steps": 50})");
  const auto run = begin(spec);
  REQUIRE(run);
  double before = 0;
  std::size_t looks = 0;
  for (double progress = 0; progress < 1; ++looks) {
    progress = run.value()->advance(1000);
    CHECK(progress > before);
    before = progress;
    const Result so_far = run.value()->end();
    CHECK(so_far.table("grid.0").x.has_value() == (so_far.table("grid.0").rows == 1600));
  }
  CHECK(looks > 100);
  const Result whole = run_spec(spec);
  CHECK(same_bits(run.value()->end().data, whole.data));
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
    many_gradients(part.descriptor.id)(*surface, x, y, gx, gy);
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
      "optimizers": [{"id": "gd", "learningRate": 0.02}], "columns": 40, "rows": 20, "steps": 500})");
  const auto share = result.column("share.0", "share");
  REQUIRE(share.size() == 4);
  double sum = 0;
  for (double s : share) sum += s;
  CHECK(sum == Approx(1));
  // Without tilt, slow descent goes to the well on its own side.
  CHECK(share[0] == Approx(0.5));
  CHECK(share[1] == Approx(0.5));
  const auto outcome = result.column("share.0", "outcome"), minimum = result.column("share.0", "minimum");
  CHECK(std::vector(outcome.begin(), outcome.end()) == std::vector<double>{0, 0, 2, 3});
  CHECK(minimum[1] == 1);
  CHECK(std::isnan(minimum[2]));
}

TEST_CASE("Shares and mean steps are those of the grid", "[basins]") {
  for (const char* surface : {"beale", "saddle", "rastrigin"}) {
    const Result result =
        run_spec(json(R"({"experiment": "basins", "surface": ")" + std::string(surface) +
                      R"(", "optimizers": [{"id": "gd", "learningRate": 0.01}], "columns": 30, "rows": 30})"));
    INFO(surface);
    const auto outcome = result.column("share.0", "outcome"), of = result.column("share.0", "minimum"),
               share = result.column("share.0", "share"), mean = result.column("share.0", "steps");
    const auto minimum = result.column("grid.0", "minimum"), steps = result.column("grid.0", "steps"),
               lost = result.column("grid.0", "lost");
    for (std::size_t row = 0; row < share.size(); ++row) {
      double count = 0, sum = 0;
      for (std::size_t i = 0; i < minimum.size(); ++i) {
        const bool mine = outcome[row] == 3   ? !std::isnan(lost[i])
                          : outcome[row] == 2 ? std::isnan(lost[i]) && std::isnan(steps[i])
                          : outcome[row] == 1 ? std::isnan(minimum[i]) && !std::isnan(steps[i])
                                              : minimum[i] == of[row];
        if (!mine) continue;
        count += 1;
        sum += outcome[row] == 3 ? lost[i] : steps[i];
      }
      CAPTURE(row);
      CHECK(share[row] == Approx(count / 900));
      CHECK(std::isnan(mean[row]) == (count == 0 || outcome[row] == 2));
      if (!std::isnan(mean[row])) CHECK(mean[row] == Approx(sum / count));
    }
  }
}

TEST_CASE("A start in a minimum has arrived at once, and what flies off is lost, and when", "[basins]") {
  const Result still = run_spec(R"({"experiment": "basins", "surface": "bowl", "optimizers": ["gd"],
      "columns": 3, "rows": 3, "window": [-1, 1, -1, 1]})");
  CHECK(still.column("grid.0", "steps")[4] == 0);
  CHECK(still.column("grid.0", "minimum")[4] == 0);
  const Result wild = run_spec(R"({"experiment": "basins", "surface": "bowl",
      "optimizers": [{"id": "gd", "learningRate": 1}], "columns": 2, "rows": 2, "window": [1, 2, 1, 2]})");
  for (double minimum : wild.column("grid.0", "minimum")) CHECK(std::isnan(minimum));
  CHECK(wild.column("share.0", "share")[2] == 1);
  // The race from there is lost at the same step.
  const Result race = run_spec(R"({"experiment": "race", "surface": "bowl", "start": [2, 2],
      "racers": [{"id": "gd", "learningRate": 1}]})");
  CHECK(wild.column("grid.0", "lost")[3] == race.column("standings", "divergedAt")[0]);
}

TEST_CASE("A trajectory leads where the map says, to the last bit, by every rule and on every surface", "[basins]") {
  const auto check_ends = [](Value spec, std::size_t rows) {
    spec.set("columns", 7);
    spec.set("rows", 5);
    const Result map = run_spec(spec);
    for (std::size_t i = 0; i < rows; ++i) {
      Value from = json(R"({"experiment": "trajectories"})");
      for (const char* name : {"surface", "optimizers", "steps", "noise", "seed", "radius"}) {
        from.set(name, map.spec[name]);
      }
      const double x = map.column("grid.0", "x")[i], y = map.column("grid.0", "y")[i];
      from.set("start", Value::array({x, y}));
      const Result ways = run_spec(from);
      CAPTURE(i);
      CHECK(same_bits(std::vector{ways.column("ends", "minimum")[0], ways.column("ends", "steps")[0],
                                  ways.column("ends", "lost")[0]},
                      std::vector{map.column("grid.0", "minimum")[i], map.column("grid.0", "steps")[i],
                                  map.column("grid.0", "lost")[i]}));
      const auto step = ways.column("trajectory.0", "step"), way_x = ways.column("trajectory.0", "x");
      CHECK(way_x[0] == x);
      const double lost = map.column("grid.0", "lost")[i];
      if (!std::isnan(lost)) CHECK(step.size() == static_cast<std::size_t>(lost));
      CHECK(step.back() == static_cast<double>(step.size() - 1));
      for (double value : way_x) CHECK(std::isfinite(value));
    }
  };
  for (const OptimizerPart& part : optimizer_registry()) {
    INFO(part.descriptor.id);
    check_ends(
        json(R"({"experiment": "basins", "surface": "beale", "noise": 0.2, "steps": 90, "optimizers": [{"id": ")" +
             std::string(part.descriptor.id) + R"(", "learningRate": 0.02}]})"),
        10);
  }
  for (const SurfacePart& part : surface_registry()) {
    INFO(part.descriptor.id);
    check_ends(json(R"({"experiment": "basins", "surface": ")" + std::string(part.descriptor.id) +
                    R"(", "steps": 90, "optimizers": [{"id": "gd", "learningRate": 0.3}]})"),
               35);
  }
}

TEST_CASE("A trajectory is that of the race from there, to float accuracy, and starts outside the region, too",
          "[basins]") {
  const Result ways = run_spec(R"({"experiment": "trajectories", "surface": "himmelblau", "start": [0.5, -1],
      "steps": 50, "optimizers": [{"id": "gd", "learningRate": 0.01}, {"id": "adam", "learningRate": 0.1}]})");
  const Result race = run_spec(R"({"experiment": "race", "surface": "himmelblau", "start": [0.5, -1],
      "steps": 50, "racers": [{"id": "gd", "learningRate": 0.01}, {"id": "adam", "learningRate": 0.1}]})");
  for (const char* k : {"0", "1"}) {
    for (const char* axis : {"x", "y"}) {
      const auto way = ways.column(std::string("trajectory.") + k, axis),
                 lane = race.column(std::string("racer.") + k, axis);
      REQUIRE(way.size() == 51);
      REQUIRE(lane.size() == 51);
      for (std::size_t t = 0; t < way.size(); ++t) {
        CAPTURE(k, axis, t);
        CHECK(way[t] == Approx(lane[t]).epsilon(1e-4).margin(1e-4));
      }
    }
  }
  const Result far = run_spec(R"({"experiment": "trajectories", "surface": "bowl", "start": [40, -40]})");
  CHECK(far.column("trajectory.0", "x")[0] == 40);
  CHECK(begin(json(R"({"experiment": "trajectories", "surface": "bowl", "start": [1e7, 0]})")).error().path ==
        "start[0]");
}
