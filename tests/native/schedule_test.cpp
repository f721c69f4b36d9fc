#include "descent/optim/schedule.h"

#include <cmath>
#include <vector>

#include "catch.h"
#include "descent/experiment/resolve.h"
#include "specs.h"

using namespace descent;
using namespace descent::tests;

namespace {

/// The factors of updates 0 … count − 1 of a run of `total`.
std::vector<double> factors(const std::string& schedule, std::size_t count, std::size_t total) {
  const Expected<Value> part = resolve_part("schedule", json(schedule), "schedule");
  REQUIRE(part.ok());
  const auto rule = make_schedule(part.value());
  std::vector<double> all;
  for (std::size_t step = 0; step < count; ++step) all.push_back(rule->factor(step, total));
  return all;
}

double factor(const std::string& schedule, std::size_t step, std::size_t total) {
  return factors(schedule, step + 1, total).back();
}

}  // namespace

TEST_CASE("A constant schedule leaves the rate as it is", "[schedule]") {
  CHECK(factors(R"("constant")", 4, 4) == std::vector<double>{1, 1, 1, 1});
}

TEST_CASE("A step schedule drops the rate every so many updates", "[schedule]") {
  // every 3, γ = 1/2: 1 1 1 | 1/2 1/2 1/2 | 1/4
  CHECK(factors(R"({"id": "step", "every": 3, "gamma": 0.5})", 7, 100) ==
        std::vector<double>{1, 1, 1, 0.5, 0.5, 0.5, 0.25});
}

TEST_CASE("An exponential schedule shrinks by the same factor at every update", "[schedule]") {
  // 0.9⁰, 0.9¹, 0.9² = 0.81, 0.9³ = 0.729
  const std::vector<double> got = factors(R"({"id": "exponential", "gamma": 0.9})", 4, 100);
  CHECK(got[0] == 1);
  CHECK(got[1] == Approx(0.9).epsilon(1e-14));
  CHECK(got[2] == Approx(0.81).epsilon(1e-14));
  CHECK(got[3] == Approx(0.729).epsilon(1e-14));
}

TEST_CASE("A cosine schedule falls from one to its floor", "[schedule]") {
  // f = 0.1, T = 100: t = 0: 1; t = 25: 0.1 + 0.9 · ½ (1 + cos 45°) = 0.1 + 0.45 · 1.70710678 = 0.86819805;
  // t = 50: 0.1 + 0.45 = 0.55; t = 75: 0.1 + 0.45 · 0.29289322 = 0.23180195; t = 100: 0.1, and so it stays.
  const std::string cosine = R"({"id": "cosine", "floor": 0.1})";
  CHECK(factor(cosine, 0, 100) == 1);
  CHECK(factor(cosine, 25, 100) == Approx(0.86819805).epsilon(1e-8));
  CHECK(factor(cosine, 50, 100) == Approx(0.55).epsilon(1e-14));
  CHECK(factor(cosine, 75, 100) == Approx(0.23180195).epsilon(1e-8));
  CHECK(factor(cosine, 100, 100) == Approx(0.1).epsilon(1e-14));
  CHECK(factor(cosine, 150, 100) == Approx(0.1).epsilon(1e-14));
}

TEST_CASE("A warm-up climbs in equal steps, then stays", "[schedule]") {
  // (t + 1)/4: 1/4, 2/4, 3/4, 4/4
  CHECK(factors(R"({"id": "warm-up", "warmUpSteps": 4})", 6, 100) == std::vector<double>{0.25, 0.5, 0.75, 1, 1, 1});
}

TEST_CASE("A warm-up may be followed by half a cosine to zero at the end of the run", "[schedule]") {
  // 4 of 12 updates climb; the other 8 fall: at t = 8 half of them are done, ½ (1 + cos 90°) = ½; at t = 12 all.
  const std::string schedule = R"({"id": "warm-up", "warmUpSteps": 4, "after": "cosine"})";
  CHECK(factor(schedule, 3, 12) == 1);
  CHECK(factor(schedule, 4, 12) == 1);
  CHECK(factor(schedule, 8, 12) == Approx(0.5).epsilon(1e-14));
  CHECK(factor(schedule, 12, 12) == Approx(0).margin(1e-15));
}

TEST_CASE("No schedule is ever negative, above one or no number, however short the run", "[schedule]") {
  for (const SchedulePart& part : schedule_registry()) {
    const Expected<Value> resolved = resolve_part("schedule", part.descriptor.id, "schedule");
    REQUIRE(resolved.ok());
    const auto rule = make_schedule(resolved.value());
    for (std::size_t total : {0, 1, 2, 19, 20, 21, 1000}) {
      for (std::size_t step = 0; step <= total + 1; ++step) {
        const double value = rule->factor(step, total);
        CAPTURE(part.descriptor.id, step, total, value);
        CHECK((value >= 0 && value <= 1));
      }
    }
  }
}

TEST_CASE("Every optimizer takes its rate from a schedule", "[schedule]") {
  const Value all = catalog();
  for (const Value& optimizer : all["optimizer"]["parts"].array()) {
    const std::string& id = optimizer["id"].string();
    CAPTURE(id);
    const Result result =
        run_spec(json(R"({"experiment": "race", "steps": 10, "surface": "bowl", "racers": [{"id": ")" + id +
                      R"(", "learningRate": 0.01, "schedule": {"id": "step", "every": 2, "gamma": 0.5}}]})"));
    const auto rate = result.column("racer.0", "rate");
    REQUIRE(rate.size() == 11);
    CHECK(std::isnan(rate[0]));  // no update has led to the start
    for (std::size_t t = 1; t <= 10; ++t) CHECK(rate[t] == 0.01 * std::pow(0.5, (t - 1) / 2));
  }
}

TEST_CASE("A schedule that falls to zero stops the racer", "[schedule]") {
  // γ = 0.1 every update: after 20 updates the rate is 1e-20 of what it was.
  const Result result = run_spec(R"({"experiment": "race", "steps": 60, "surface": "bowl",
      "racers": [{"id": "gd", "learningRate": 0.01, "schedule": {"id": "exponential", "gamma": 0.1}}]})");
  const auto x = result.column("racer.0", "x");
  CHECK(x[60] == x[40]);
  CHECK(x[1] != x[0]);
}
