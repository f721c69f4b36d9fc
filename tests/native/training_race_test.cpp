#include <cmath>
#include <string>
#include <vector>

#include "catch.h"
#include "descent/experiment/over_seeds.h"
#include "descent/optim/optimizer.h"
#include "specs.h"

using namespace descent;
using namespace descent::tests;

namespace {

/// A small race: its members and more.
Value race(const std::string& more, const char* experiment = "training-race") {
  Value spec = json(R"({"data": {"id": "moons", "examples": 60}, "hidden": [6], "batch": 15, "steps": 40, "seeds": 3,
                        "scoreEvery": 10})");
  const Value given = json("{" + more + "}");
  for (const auto& [key, value] : given.object()) spec.set(key, value);
  spec.set("experiment", experiment);
  return spec;
}

double at(const Result& result, const char* table, const std::string& column, std::size_t row) {
  return result.column(table, column)[row];
}

std::size_t last_row(const Result& result, const char* table) { return result.table(table).rows - 1; }

}  // namespace

TEST_CASE("A racer trains as it would alone: same examples, first weights and batches", "[training-race]") {
  const Result result = run_spec(race(R"("racers": ["gd", "adam", "nag", "lion"], "validation": 0.25, "seeds": 2,
      "normalization": "layer-norm", "dropout": 0.1, "weightPenalty": 0.001)"));
  // The split is that of the race's seed, and so is the first of the raced seeds.
  for (std::size_t k = 0; k < 4; ++k) {
    Value alone = json(R"({"experiment": "training", "data": {"id": "moons", "examples": 60}, "hidden": [6],
        "batch": 15, "steps": 40, "scoreEvery": 10, "validation": 0.25, "normalization": "layer-norm", "dropout": 0.1,
        "weightPenalty": 0.001})");
    alone.set("optimizer", result.spec["racers"].array()[k]);
    const Result single = run_spec(alone);
    CAPTURE(k);
    CHECK(bits(at(result, "runs", "loss", 2 * k)) == bits(at(single, "evaluation", "loss", 0)));
    CHECK(bits(at(result, "runs", "heldOut", 2 * k)) == bits(at(single, "evaluation", "validationLoss", 0)));
    CHECK(bits(at(result, "runs", "accuracy", 2 * k)) == bits(at(single, "evaluation", "accuracy", 0)));
    CHECK(bits(at(result, "runs", "heldOutAccuracy", 2 * k)) ==
          bits(at(single, "evaluation", "validationAccuracy", 0)));
  }
}

TEST_CASE("Every optimizer can race on a network, and a racer does not depend on the others", "[training-race]") {
  for (const OptimizerPart& entry : optimizer_registry()) {
    CAPTURE(entry.descriptor.id);
    Value spec = race(R"("seeds": 1)");
    spec.set("racers", Value::array({entry.descriptor.id, "gd"}));
    const Result result = run_spec(spec);
    CHECK(result.table("looks").rows == 5);
    spec.set("racers", Value::array({"gd", entry.descriptor.id}));
    const Result turned = run_spec(spec);
    for (const char* id : {"loss.", "heldOut.", "accuracy.", "heldOutAccuracy."}) {
      CHECK(same_bits(result.column("looks", std::string(id) + "0"), turned.column("looks", std::string(id) + "1")));
    }
    // Before the first update both are the same network.
    CHECK(at(result, "looks", "loss.0", 0) == at(result, "looks", "loss.1", 0));
  }
}

TEST_CASE("In slices a race on a network gives the same result, and one so far", "[training-race]") {
  const Value spec = race(R"("racers": ["adam", "gd"])");
  const Result whole = run_spec(spec);
  Expected<std::unique_ptr<Run>> begun = begin(spec);
  REQUIRE(begun);
  double before = 0;
  for (double part = 0; part < 1;) {
    part = begun.value()->advance(7);
    CHECK(part >= before);
    before = part;
    const Result so_far = begun.value()->end();
    CHECK(so_far.table("looks").rows <= 5);
    CHECK(at(so_far, "facts", "seeds", 0) <= 3);
  }
  const Result sliced = begun.value()->end();
  CHECK(same_bits(whole.data, sliced.data));
}

TEST_CASE("Bands are medians and quartiles of the seeds", "[training-race]") {
  const Result result = run_spec(race(R"("racers": ["adam"], "seeds": 5)"));
  std::vector<double> ends;
  for (std::size_t seed = 0; seed < 5; ++seed) ends.push_back(at(result, "runs", "loss", seed));
  std::sort(ends.begin(), ends.end());
  // Of five numbers the quartiles are the second and the fourth.
  const std::size_t last = last_row(result, "looks");
  CHECK(at(result, "looks", "loss.0.low", last) == ends[1]);
  CHECK(at(result, "looks", "loss.0", last) == ends[2]);
  CHECK(at(result, "looks", "loss.0.high", last) == ends[3]);
  CHECK(at(result, "standings", "loss", 0) == ends[2]);
  CHECK(ends[0] < ends[4]);
  // A lost one is the worst: of four, the upper quartile rests on it, and the median does not.
  const OverSeeds over({4, not_a_number, 1, 2});
  CHECK(over.low == 1.75);
  CHECK(over.middle == 3);
  CHECK(std::isnan(over.high));
  CHECK(std::isnan(OverSeeds({}).middle));
}

TEST_CASE("A racer has arrived when its loss has come down to the target", "[training-race]") {
  const Result result = run_spec(race(R"("racers": [{"id": "adam", "learningRate": 0.1}], "seeds": 1, "target": 0.5)"));
  const double goal = at(result, "facts", "target", 0);
  const auto loss = result.column("looks", "loss.0");
  CHECK(goal == 0.5 * loss[0]);
  std::size_t first = 0;
  while (first < loss.size() && loss[first] > goal) ++first;
  REQUIRE(first < loss.size());
  CHECK(at(result, "runs", "arrivedAt", 0) == result.column("looks", "step")[first]);
  CHECK(at(result, "standings", "arrived", 0) == 1);
  // 60 examples, a quarter of them held out, in batches of 15: three updates are an epoch of 45.
  CHECK(at(result, "looks", "examples", 1) == 150);
}

TEST_CASE("A racer that is lost is told of, and the others race on", "[training-race]") {
  const Result result = run_spec(race(R"("racers": [{"id": "gd", "learningRate": 1000}, "adam"], "loss": "mse",
      "activation": "relu", "data": {"id": "waves", "examples": 60})"));
  CHECK(at(result, "standings", "diverged", 0) == 3);
  const double lost = at(result, "standings", "divergedAt", 0);
  CHECK(lost >= 1);
  CHECK(std::isnan(at(result, "standings", "loss", 0)));
  CHECK(std::isnan(at(result, "looks", "loss.0", last_row(result, "looks"))));
  CHECK(std::isfinite(at(result, "looks", "loss.0", 0)));
  CHECK(at(result, "standings", "diverged", 1) == 0);
  CHECK(std::isfinite(at(result, "standings", "loss", 1)));
  // Numbers are no classes.
  CHECK(at(result, "facts", "classes", 0) == 0);
  CHECK(std::isnan(at(result, "standings", "accuracy", 1)));
}

TEST_CASE("A race without looks times updates alone", "[training-race]") {
  const Result result = run_spec(race(R"("racers": ["gd"], "scoreEvery": 0)"));
  CHECK(result.table("looks").rows == 0);
  CHECK(std::isnan(at(result, "standings", "loss", 0)));
}

TEST_CASE("A race on a network refuses what a training refuses", "[training-race]") {
  const auto refused = [](const std::string& more, const char* experiment = "training-race") {
    const Expected<Value> spec = validate(race(more, experiment));
    return spec ? std::string("accepted") : spec.error().path;
  };
  CHECK(refused(R"("hidden": [2.5])") == "hidden[0]");
  CHECK(refused(R"("loss": "binary-cross-entropy", "data": "plane")") == "loss");
  CHECK(refused(R"("data": {"id": "csv", "text": "a,b\n1,x\n"})") == "data.text");
  CHECK(refused(R"("racers": [])") == "racers");
  CHECK(refused(R"("racers": [{"id": "adam", "learningRate": 0}])") == "racers[0].learningRate");
  CHECK(refused(R"("target": 0)") == "target");
  CHECK(refused(R"("from": 1, "to": 0.1)", "training-rates") == "to");
  CHECK(refused(R"("validation": 0)") == "accepted");
  const Result result = run_spec(race(R"("data": {"id": "csv"}, "scaler": "z-score", "targetScaler": "z-score")"));
  CHECK(at(result, "source", "classes", 0) == 0);
  CHECK(validate(result.spec));
}

TEST_CASE("The search finds the rate with which a racer arrives soonest", "[training-race]") {
  const Value spec = race(R"("racers": ["gd", "adam"], "tries": 1, "count": 9, "from": 0.001, "to": 10, "target": 0.5,
      "scoreEvery": 1, "seeds": 2, "seed": 7, "validation": 0)",
                          "training-rates");
  const Result result = run_spec(spec);
  for (std::size_t k = 0; k < 2; ++k) {
    const std::string table = "sweep." + std::to_string(k);
    const auto rates = result.column(table, "rate"), steps = result.column(table, "steps");
    REQUIRE(rates.size() == 9);
    for (std::size_t i = 0; i < rates.size(); ++i) {
      // Raced seeds are 7 and 8, so that 9 is the one that is tried.
      Value single = race(R"("seeds": 1, "seed": 9, "target": 0.5, "scoreEvery": 1, "validation": 0)");
      Value racer = result.spec["racers"].array()[k];
      racer.set("learningRate", rates[i]);
      single.set("racers", Value::array({racer}));
      CHECK(same_bits(std::vector<double>{steps[i]}, run_spec(single).column("runs", "arrivedAt")));
    }
  }
}

TEST_CASE("The usual racers have the rates that the search finds for them", "[training-race]") {
  const Result result = run_spec(R"({"experiment": "training-rates"})");
  const Value::Array& racers = result.spec["racers"].array();
  for (std::size_t k = 0; k < racers.size(); ++k) {
    CAPTURE(racers[k]["id"].string());
    CHECK(racers[k]["learningRate"].number() == at(result, "best", "rate", k));
  }
}
