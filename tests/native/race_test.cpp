#include <algorithm>
#include <bit>
#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include "allocations.h"
#include "catch.h"
#include "descent/experiment/experiment.h"
#include "descent/experiment/resolve.h"
#include "descent/optim/optimizer.h"
#include "descent/surface/surface.h"
#include "digits.h"
#include "specs.h"

using namespace descent;
using namespace descent::tests;

namespace {

std::unique_ptr<Run> started(const Value& spec) {
  Expected<std::unique_ptr<Run>> run = begin(spec);
  if (!run) FAIL(run.error().path << ": " << run.error().message);
  return std::move(run.value());
}

/// The result when advance() is called with that much work at a time; progress must never fall.
Result in_slices(const Value& spec, std::int64_t work) {
  const auto run = started(spec);
  double progress = 0, before = 0;
  while (progress < 1) {
    progress = run->advance(work);
    CHECK((progress >= before && progress <= 1));
    before = progress;
  }
  CHECK(run->advance(work) == 1);  // nothing left to do, and nothing done
  return run->end();
}

double standing(const Result& result, const char* column, std::size_t racer = 0) {
  return result.column("standings", column)[racer];
}

std::unique_ptr<Surface> surface_of(const Result& result) { return make_surface(result.spec["surface"]); }

std::string lane(std::size_t racer) { return "racer." + std::to_string(racer); }

/// Specs that between them use everything a race can do.
std::vector<Value> races() {
  std::vector<Value> all;
  for (const SurfacePart& surface : surface_registry()) {
    all.push_back(Value::object({{"experiment", "race"}, {"surface", surface.descriptor.id}}));
  }
  all.push_back(json(R"({"experiment": "race", "noise": 2, "seed": 9, "steps": 80})"));
  all.push_back(json(R"({"experiment": "race", "surface": "bowl", "racers": [
      {"id": "gd", "learningRate": 1}, {"id": "adam", "learningRate": 0.5}, {"id": "momentum", "form": "ewma"}]})"));
  return all;
}

}  // namespace

TEST_CASE("A race records every step of every racer, from the start on", "[race]") {
  for (const Value& spec : races()) {
    const Result result = run_spec(spec);
    CAPTURE(spec);
    const auto& start = result.spec["start"].array();
    const std::size_t count = result.spec["racers"].array().size();
    REQUIRE(result.table("standings").rows == count);
    for (std::size_t i = 0; i < count; ++i) {
      const auto step = result.column(lane(i), "step"), x = result.column(lane(i), "x"),
                 y = result.column(lane(i), "y"), loss = result.column(lane(i), "loss");
      REQUIRE(step.size() == static_cast<std::size_t>(standing(result, "steps", i)) + 1);
      CHECK(x[0] == start[0].number());
      CHECK(y[0] == start[1].number());
      for (std::size_t t = 0; t < step.size(); ++t) {
        CHECK(step[t] == static_cast<double>(t));
        CHECK(loss[t] == surface_of(result)->value(x[t], y[t]));
      }
      CHECK(standing(result, "x", i) == x.back());
      CHECK(standing(result, "y", i) == y.back());
      CHECK(standing(result, "loss", i) == loss.back());
      CHECK(standing(result, "bestLoss", i) == *std::min_element(loss.begin(), loss.end()));
    }
  }
}

TEST_CASE("Gradient, its size and the curvatures are those of the surface where it was read", "[race]") {
  const Result result = run_spec(R"({"experiment": "race", "surface": "himmelblau", "steps": 40})");
  const auto surface = surface_of(result);
  for (std::size_t i = 0; i < 7; ++i) {
    const auto column = [&](const char* id) { return result.column(lane(i), id); };
    for (std::size_t t = 0; t < column("x").size(); ++t) {
      const Eigen::Vector2d g = surface->gradient(column("point.x")[t], column("point.y")[t]);
      const Eigen::Matrix2d h = surface->hessian(column("x")[t], column("y")[t]);
      CHECK(column("gradient.x")[t] == g.x());
      CHECK(column("gradient.y")[t] == g.y());
      CHECK(column("gradientNorm")[t] == Approx(g.norm()).epsilon(1e-14));
      CHECK(column("curvature")[t] + column("curvatureMin")[t] == Approx(h.trace()).epsilon(1e-12));
      CHECK(column("curvature")[t] * column("curvatureMin")[t] ==
            Approx(h(0, 0) * h(1, 1) - h(0, 1) * h(1, 0)).epsilon(1e-9));
    }
  }
}

TEST_CASE("Each racer's inner state is recorded under its descriptor's names", "[race]") {
  const Result result = run_spec(R"({"experiment": "race", "steps": 5})");
  const auto& racers = result.spec["racers"].array();
  for (std::size_t i = 0; i < racers.size(); ++i) {
    for (const Quantity& q : optimizer_part(racers[i]["id"].string()).descriptor.quantities) {
      for (const char* axis : {".x", ".y"}) {
        CHECK(result.column(lane(i), std::string(q.id) + axis).size() == 6);
      }
    }
  }
  // Nesterov reads the slope where the velocity is about to carry it.
  const auto x = result.column(lane(2), "x"), v = result.column(lane(2), "velocity.x"),
             point = result.column(lane(2), "point.x");
  for (std::size_t t = 0; t < x.size(); ++t) CHECK(point[t] == Approx(x[t] + 0.9 * v[t]).epsilon(1e-14));
}

TEST_CASE("Too large a rate ends a run at its last finite step, and says when", "[race]") {
  // λmax = 25: gradient descent is stable below 2/25 = 0.08.
  const auto descend = [](double rate) {
    return run_spec(Value::object({{"experiment", "race"},
                                   {"surface", "bowl"},
                                   {"steps", 2000},
                                   {"racers", Value::array({Value::object({{"id", "gd"}, {"learningRate", rate}})})}}));
  };
  const Result stable = descend(0.0799), lost = descend(0.081), thrown = descend(1000);
  CHECK(standing(stable, "steps") == 2000);
  CHECK(std::isnan(standing(stable, "divergedAt")));
  CHECK(standing(stable, "stableRate") == Approx(0.08).epsilon(1e-12));

  const double steps = standing(lost, "steps");
  CHECK(steps < 2000);
  CHECK(standing(lost, "divergedAt") == steps + 1);
  CHECK(lost.table("racer.0").rows == static_cast<std::size_t>(steps) + 1);
  const Region region = surface_of(lost)->region();
  const double diagonal = std::hypot(region.x_max - region.x_min, region.y_max - region.y_min);
  CHECK(std::fabs(lost.column("racer.0", "y").back()) > 900 * diagonal);
  CHECK(std::fabs(lost.column("racer.0", "y").back()) <= 1000 * diagonal);

  // Not even one step: the start is all there is.
  CHECK(standing(thrown, "divergedAt") == 1);
  CHECK(thrown.table("racer.0").rows == 1);
}

TEST_CASE("A result holds no infinity, whatever the rate", "[race]") {
  for (const SurfacePart& surface : surface_registry()) {
    for (double rate : {1e-12, 1.0, 1000.0}) {
      for (const OptimizerPart& optimizer : optimizer_registry()) {
        const Value racer = Value::object({{"id", optimizer.descriptor.id}, {"learningRate", rate}});
        const Result result = run_spec(Value::object({{"experiment", "race"},
                                                      {"surface", surface.descriptor.id},
                                                      {"racers", Value::array({racer})},
                                                      {"steps", 300}}));
        CAPTURE(surface.descriptor.id, optimizer.descriptor.id, rate);
        CHECK(std::none_of(result.data.begin(), result.data.end(), [](double v) { return std::isinf(v); }));
      }
    }
  }
}

TEST_CASE("A racer has arrived when it stays within the radius of a minimum", "[race]") {
  for (const Value& spec : races()) {
    const Result result = run_spec(spec);
    if (result.table("minima").rows == 0) continue;
    const double radius = result.column("facts", "radius")[0];
    for (std::size_t i = 0; i < result.spec["racers"].array().size(); ++i) {
      const auto distance = result.column(lane(i), "distance");
      // The step after the last one that was too far; none where that is the last of all.
      std::size_t arrived = distance.size();
      while (arrived > 0 && distance[arrived - 1] <= radius) --arrived;
      CAPTURE(spec, i);
      if (arrived == distance.size()) {
        CHECK(std::isnan(standing(result, "reachedAt", i)));
      } else {
        CHECK(standing(result, "reachedAt", i) == static_cast<double>(arrived));
      }
    }
  }
}

TEST_CASE("Distance is to the nearest minimum, and names it", "[race]") {
  const Result result = run_spec(R"({"experiment": "race", "surface": "himmelblau"})");
  const auto mx = result.column("minima", "x"), my = result.column("minima", "y");
  for (std::size_t i = 0; i < 7; ++i) {
    const auto x = result.column(lane(i), "x"), y = result.column(lane(i), "y"),
               distance = result.column(lane(i), "distance"), nearest = result.column(lane(i), "nearest");
    for (std::size_t t = 0; t < x.size(); ++t) {
      double least = infinity;
      for (std::size_t k = 0; k < mx.size(); ++k) least = std::min(least, std::hypot(x[t] - mx[k], y[t] - my[k]));
      const auto k = static_cast<std::size_t>(nearest[t]);
      CHECK(distance[t] == Approx(least).epsilon(1e-14));
      CHECK(distance[t] == Approx(std::hypot(x[t] - mx[k], y[t] - my[k])).epsilon(1e-14));
    }
  }
}

TEST_CASE("Where there is no minimum, arriving is leaving the region", "[race]") {
  const Result result = run_spec(R"({"experiment": "race", "surface": "saddle", "steps": 300})");
  const Region region = surface_of(result)->region();
  CHECK(result.table("minima").rows == 0);
  for (std::size_t i = 0; i < 7; ++i) {
    const auto x = result.column(lane(i), "x"), y = result.column(lane(i), "y");
    const double left = standing(result, "reachedAt", i);
    CHECK(std::isnan(standing(result, "distance", i)));
    CHECK(std::isnan(standing(result, "nearest", i)));
    REQUIRE_FALSE(std::isnan(left));
    for (std::size_t t = 0; t <= static_cast<std::size_t>(left); ++t) {
      const bool inside = x[t] >= region.x_min && x[t] <= region.x_max && y[t] >= region.y_min && y[t] <= region.y_max;
      CHECK(inside == (static_cast<double>(t) < left));
    }
  }
}

TEST_CASE("The noise is the same for all racers, and as strong as it says", "[race]") {
  const Result result =
      run_spec(R"({"experiment": "race", "surface": "bowl", "noise": 0.7, "seed": 5, "steps": 2000})");
  const auto surface = surface_of(result);
  const auto noise = [&](std::size_t racer, std::size_t t) -> Eigen::Vector2d {
    const auto column = [&](const char* id) { return result.column(lane(racer), id)[t]; };
    return Eigen::Vector2d(column("gradient.x"), column("gradient.y")) -
           surface->gradient(column("point.x"), column("point.y"));
  };
  for (std::size_t t = 0; t < 100; ++t) {
    for (std::size_t racer = 1; racer < 7; ++racer) CHECK((noise(racer, t) - noise(0, t)).norm() < 1e-12);
  }
  double sum = 0, squares = 0;
  for (std::size_t t = 0; t < 2000; ++t) {
    for (double value : {noise(0, t).x(), noise(0, t).y()}) {
      sum += value;
      squares += value * value;
    }
  }
  // 4000 draws: the mean is within 4 of its standard errors 0.7/√4000, the deviation within 5 %.
  CHECK(std::fabs(sum / 4000) < 4 * 0.7 / std::sqrt(4000.0));
  CHECK(std::sqrt(squares / 4000) == Approx(0.7).epsilon(0.05));
}

TEST_CASE("The mean of n gradients has a √n times smaller noise and costs n evaluations", "[race]") {
  const Result result = run_spec(R"({"experiment": "race", "surface": "bowl", "noise": 0.6, "seed": 3, "steps": 2000,
    "racers": [{"id": "gd", "learningRate": 0.01}, {"id": "gd", "learningRate": 0.01, "batch": 1},
               {"id": "gd", "learningRate": 0.01, "batch": 16}, {"id": "gd", "learningRate": 0.01, "batch": 400}]})");
  const auto surface = surface_of(result);
  const int batches[] = {1, 1, 16, 400};
  for (std::size_t racer = 0; racer < 4; ++racer) {
    const std::string table = lane(racer);
    const auto column = [&](const char* id) { return result.column(table, id); };
    double squares = 0;
    for (std::size_t t = 0; t <= 2000; ++t) {
      CHECK(column("evaluations")[t] == static_cast<double>(t) * batches[racer]);
      const Eigen::Vector2d g = surface->gradient(column("point.x")[t], column("point.y")[t]);
      REQUIRE(column("noise.x")[t] == Approx(column("gradient.x")[t] - g.x()).margin(1e-12));
      REQUIRE(column("noise.y")[t] == Approx(column("gradient.y")[t] - g.y()).margin(1e-12));
      squares += column("noise.x")[t] * column("noise.x")[t] + column("noise.y")[t] * column("noise.y")[t];
    }
    // 4002 numbers: the standard error of their deviation is 1.1 %.
    CHECK(std::sqrt(squares / 4002) == Approx(0.6 / std::sqrt(batches[racer])).epsilon(0.06));
  }
  CHECK(same_bits(result.column(lane(0), "x"), result.column(lane(1), "x")));
}

TEST_CASE("A row's stable rate is the rule's at the curvature of that row", "[race]") {
  const Result result = run_spec(R"({"experiment": "race", "surface": "two-wells", "steps": 50, "racers": [
    "gd", {"id": "momentum", "momentum": 0.8}, "adam"]})");
  for (std::size_t t = 0; t <= 50; ++t) {
    const double gd = result.column(lane(0), "curvature")[t], momentum = result.column(lane(1), "curvature")[t];
    const double at_gd = result.column(lane(0), "stableRate")[t], at_momentum = result.column(lane(1), "stableRate")[t];
    if (gd > 0)
      CHECK(at_gd == Approx(2 / gd));
    else
      CHECK(std::isnan(at_gd));
    if (momentum > 0)
      CHECK(at_momentum == Approx((2 + 2 * 0.8) / momentum));
    else
      CHECK(std::isnan(at_momentum));
    CHECK(std::isnan(result.column(lane(2), "stableRate")[t]));
  }
}

TEST_CASE("The same seed gives the same bits, another seed other noise", "[race][determinism]") {
  const auto seeded = [](int seed) {
    return run_spec(Value::object({{"experiment", "race"}, {"noise", 1}, {"seed", seed}, {"steps", 50}})).data;
  };
  CHECK(same_bits(seeded(1), seeded(1)));
  CHECK_FALSE(same_bits(seeded(1), seeded(2)));
  CHECK(same_bits(seeded(0), seeded(0)));
}

TEST_CASE("Without noise the seed changes nothing", "[race]") {
  CHECK(same_bits(run_spec(R"({"experiment": "race", "seed": 1})").data,
                  run_spec(R"({"experiment": "race", "seed": 77})").data));
}

TEST_CASE("Racers do not disturb each other", "[race]") {
  const Result both = run_spec(R"({"experiment": "race", "noise": 0.5, "racers": ["adam", "gd", "adam"]})");
  const Result alone = run_spec(R"({"experiment": "race", "noise": 0.5, "racers": ["adam"]})");
  for (const char* column : {"x", "y", "loss", "v.x", "mHat.y"}) {
    CHECK(same_bits(both.column("racer.0", column), alone.column("racer.0", column)));
    CHECK(same_bits(both.column("racer.2", column), alone.column("racer.0", column)));
  }
}

TEST_CASE("A run in slices is the run in one go", "[race]") {
  std::vector<Value> specs = races();
  specs.resize(3);
  specs.push_back(json(R"({"experiment": "race", "noise": 2, "steps": 60})"));
  specs.push_back(json(R"({"experiment": "rate-sweep", "count": 9, "steps": 60, "noise": 0.1})"));
  specs.push_back(json(R"({"experiment": "surface", "columns": 13, "rows": 7})"));
  specs.push_back("ewma");
  specs.push_back("replay");
  for (const Value& spec : specs) {
    const Result whole = run_spec(spec);
    CAPTURE(spec);
    for (std::int64_t work : {1, 7, 100, 1000000000}) CHECK(same_bits(in_slices(spec, work).data, whole.data));
  }
}

TEST_CASE("No work is no progress", "[race]") {
  for (const char* spec : {"race", "rate-sweep", "surface"}) {
    const auto run = started(spec);
    CHECK(run->advance(0) == 0);
    CHECK(run->advance(0) == 0);
    while (run->advance(100000) < 1) {
    }
    CHECK(run->advance(0) == 1);
  }
}

TEST_CASE("A run that is ended early gives what there is so far", "[race]") {
  const auto run = started(json(R"({"experiment": "race", "racers": ["gd", "adam"], "steps": 100})"));
  run->advance(30);
  const Result result = run->end();
  CHECK(result.table("racer.0").rows == 31);
  CHECK(result.table("racer.1").rows == 1);
  const Result whole = run_spec(R"({"experiment": "race", "racers": ["gd", "adam"], "steps": 100})");
  CHECK(same_bits(result.column("racer.0", "x"), whole.column("racer.0", "x").first(31)));
}

TEST_CASE("Two runs stand side by side", "[race]") {
  const Value a = json(R"({"experiment": "race", "noise": 1, "seed": 1})");
  const Value b = json(R"({"experiment": "race", "noise": 1, "seed": 2, "surface": "beale"})");
  const auto first = started(a), second = started(b);
  bool more = true;
  while (more) {
    const double p = first->advance(13), q = second->advance(29);
    more = p < 1 || q < 1;
  }
  CHECK(same_bits(first->end().data, run_spec(a).data));
  CHECK(same_bits(second->end().data, run_spec(b).data));
}

TEST_CASE("A race under way allocates nothing", "[race]") {
  const auto run = started(json(R"({"experiment": "race", "surface": "ackley", "noise": 1, "steps": 400})"));
  const std::size_t before = allocations();
  while (run->advance(50) < 1) {
  }
  CHECK(allocations() == before);
  CHECK(run->end().table("racer.0").rows == 401);
  CHECK(allocations() > before);  // the counter counts
}

TEST_CASE("A sweep tries rates at equal ratios, from the smallest to the largest", "[race]") {
  const Result result = run_spec(
      R"({"experiment": "rate-sweep", "from": 0.001, "to": 1, "count": 4, "racers": ["gd", "adam"], "steps": 20})");
  // Each ten times the last, to three digits.
  CHECK(same_bits(result.column("sweep.0", "rate"), std::vector<double>{0.001, 0.01, 0.1, 1}));
  CHECK(same_bits(result.column("sweep.1", "rate"), result.column("sweep.0", "rate")));
  CHECK(result.table("best").rows == 2);
  const Result single = run_spec(R"({"experiment": "rate-sweep", "from": 0.5, "to": 0.5, "count": 1, "steps": 5})");
  CHECK(single.column("sweep.0", "rate")[0] == 0.5);
}

TEST_CASE("What a sweep says of a rate is what a race at that rate does", "[race]") {
  for (const char* surface : {"two-wells", "bowl", "beale"}) {
    Value spec = Value::object({{"experiment", "rate-sweep"}, {"surface", surface}, {"count", 25}, {"steps", 120}});
    const Result sweep = run_spec(spec);
    const auto& racers = sweep.spec["racers"].array();
    for (std::size_t i = 0; i < racers.size(); ++i) {
      const auto race_at = [&](double rate) {
        Value racer = racers[i];
        racer.set("learningRate", rate);
        return run_spec(Value::object(
            {{"experiment", "race"}, {"surface", surface}, {"steps", 120}, {"racers", Value::array({racer})}}));
      };
      const std::string id = "sweep." + std::to_string(i);
      for (std::size_t k = 0; k < 25; k += 4) {
        const Result race = race_at(sweep.column(id, "rate")[k]);
        const bool lost = !std::isnan(standing(race, "divergedAt"));
        const double steps[] = {lost ? not_a_number : standing(race, "reachedAt")};
        const double loss[] = {lost ? not_a_number : standing(race, "loss")};
        CAPTURE(surface, i, k);
        CHECK(same_bits(sweep.column(id, "steps").subspan(k, 1), steps));
        CHECK(same_bits(sweep.column(id, "loss").subspan(k, 1), loss));
      }
      const Result best = race_at(sweep.column("best", "rate")[i]);
      const double reached[] = {standing(best, "reachedAt")};
      CHECK(same_bits(sweep.column("best", "steps").subspan(i, 1), reached));
      CHECK(sweep.column("best", "loss")[i] == standing(best, "loss"));
    }
  }
}

TEST_CASE("The best rate is the one whose neighbourhood arrives soonest", "[race]") {
  const Result sweep = run_spec(R"({"experiment": "rate-sweep", "surface": "bowl", "racers": ["gd"], "steps": 200})");
  const auto rate = sweep.column("sweep.0", "rate"), steps = sweep.column("sweep.0", "steps");
  // The most steps that a rate and the ones beside it need; infinite where one of them does not arrive.
  const auto slowest = [&](std::size_t k) {
    double most = 0;
    for (std::size_t i = k > 0 ? k - 1 : 0; i <= std::min(k + 1, steps.size() - 1); ++i) {
      most = std::max(most, std::isnan(steps[i]) ? infinity : steps[i]);
    }
    return most;
  };
  const auto best = std::find(rate.begin(), rate.end(), sweep.column("best", "rate")[0]);
  REQUIRE(best != rate.end());
  for (std::size_t k = 0; k < rate.size(); ++k) {
    CHECK(slowest(static_cast<std::size_t>(best - rate.begin())) <= slowest(k));
  }
  CHECK(*best < 0.08);  // stable below 2/λmax
  CHECK(*best > 0.04);  // gradient descent is quickest at 2/(1 + 25) = 0.077
}

TEST_CASE("A surface's grid begins and ends exactly at its corners, x first", "[race]") {
  for (const SurfacePart& part : surface_registry()) {
    const Result result = run_spec(
        Value::object({{"experiment", "surface"}, {"surface", part.descriptor.id}, {"columns", 5}, {"rows", 4}}));
    const auto surface = surface_of(result);
    const Region r = surface->region();
    const Table& grid = result.table("grid");
    const auto value = result.column("grid", "value");
    CAPTURE(part.descriptor.id);
    REQUIRE(grid.rows == 20);
    REQUIRE((grid.x && grid.y));
    CHECK((grid.x->min == r.x_min && grid.x->max == r.x_max && grid.x->count == 5));
    CHECK((grid.y->min == r.y_min && grid.y->max == r.y_max && grid.y->count == 4));
    CHECK(value[0] == surface->value(r.x_min, r.y_min));
    CHECK(value[4] == surface->value(r.x_max, r.y_min));
    CHECK(value[15] == surface->value(r.x_min, r.y_max));
    CHECK(value[19] == surface->value(r.x_max, r.y_max));
    CHECK(value[2] == Approx(surface->value((r.x_min + r.x_max) / 2, r.y_min)).epsilon(1e-12));

    CHECK(result.table("minima").rows == surface->minima().size());
    CHECK(result.table("starts").rows == surface->starts().size());
    CHECK(result.column("starts", "x")[0] == surface->starts()[0].x());
    CHECK(result.column("region", "yMax")[0] == r.y_max);
  }
}

TEST_CASE("A window looks at another part of the surface", "[race]") {
  const Result result =
      run_spec(R"({"experiment": "surface", "surface": "saddle", "window": [0, 10, -5, 0], "columns": 2, "rows": 2})");
  // x² − y² at (0, −5), (10, −5), (0, 0), (10, 0)
  CHECK(same_bits(result.column("grid", "value"), std::vector<double>{-25, 75, 0, 100}));
}

TEST_CASE("A replay feeds a rule with gradients and nothing else", "[race]") {
  // Two parameters, two steps of gradient descent at 0.5: (1, 2) − 0.5 (2, 4) = (0, 0); − 0.5 (−2, 6) = (1, −3).
  const Result result = run_spec(R"({"experiment": "replay", "optimizer": {"id": "gd", "learningRate": 0.5},
                                     "start": [1, 2], "gradients": [2, 4, -2, 6]})");
  CHECK(same_bits(result.column("steps", "step"), std::vector<double>{0, 1, 2}));
  CHECK(same_bits(result.column("steps", "p.0"), std::vector<double>{1, 0, 1}));
  CHECK(same_bits(result.column("steps", "p.1"), std::vector<double>{2, 0, -3}));
}

TEST_CASE("The registries and the catalogue are the same list", "[race]") {
  const Value all = catalog();
  for (const Family& family : families()) {
    const auto& parts = all[family.id]["parts"].array();
    REQUIRE(parts.size() == family.parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i) CHECK(parts[i]["id"].string() == family.parts[i]->id);
  }
  CHECK(all.object().size() == families().size());
}

TEST_CASE("Every experiment runs as it is and repeats its own complete spec bit for bit", "[race][determinism]") {
  for (const Experiment& experiment : experiment_registry()) {
    CAPTURE(experiment.descriptor.id);
    const Result first = run_spec(usual_spec(std::string(experiment.descriptor.id)));
    const Result again = run_spec(first.spec);
    CHECK(again.spec == first.spec);
    CHECK(same_bits(again.data, first.data));
    REQUIRE(again.tables.size() == first.tables.size());
    std::size_t end = 0;
    for (const Table& table : first.tables) {
      CHECK(table.offset == end);
      end += table.rows * table.columns.size();
    }
    CHECK(end == first.data.size());
  }
}

TEST_CASE("Looking at the result so far changes no run", "[race]") {
  for (const Experiment& experiment : experiment_registry()) {
    CAPTURE(experiment.descriptor.id);
    const auto watched = started(usual_spec(std::string(experiment.descriptor.id)));
    // After 1, 2, 4, 8, … slices: a run of many slices is not looked at more often than it takes.
    for (unsigned slices = 1; watched->advance(50) < 1; ++slices) {
      if (!std::has_single_bit(slices)) continue;
      const Result first = watched->end(), second = watched->end();
      if (!same_bits(first.data, second.data)) FAIL("two looks differ");
    }
    const Result last = watched->end();
    const Result whole = run_spec(usual_spec(std::string(experiment.descriptor.id)));
    CHECK(same_bits(last.data, whole.data));
    CHECK(same_bits(watched->end().data, whole.data));
  }
}

TEST_CASE("A bad request starts nothing", "[race]") {
  CHECK(begin("no-such-experiment").error().code == "unknown-part");
  CHECK(run(json(R"({"experiment": "race", "steps": 0})")).error().path == "steps");
}
