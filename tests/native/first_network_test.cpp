#include <algorithm>
#include <cmath>
#include <numeric>

#include "allocations.h"
#include "catch.h"
#include "descent/data/dataset.h"
#include "specs.h"

using namespace descent;
using namespace descent::tests;

namespace {

Value first(const std::string& members) {
  return json(R"({"experiment": "first-network")" + (members.empty() ? "" : ", " + members) + "}");
}

const Table* find_table(const Result& result, const std::string& id) {
  for (const Table& table : result.tables) {
    if (table.id == id) return &table;
  }
  return nullptr;
}

double combination(const Result& result, const std::string& column, std::size_t k) {
  return result.column("combinations", column)[k];
}

/// What stands behind the switches by default, in the spec of a single training.
Value alone(std::size_t k, const std::string& members) {
  const std::string scaler = (k & 4) != 0 ? R"("z-score")" : R"("none")";
  const std::string weights = (k & 2) != 0 ? R"("xavier-normal")" : R"({"id": "constant", "value": 2})";
  return json(R"({"experiment": "training", "data": "salaries", "hidden": [3], "precision": "double", "batch": 4,
      "scaler": )" +
              scaler + R"(, "targetScaler": )" + scaler + R"(, "initializer": )" + weights +
              R"(, "optimizer": {"id": ")" + ((k & 1) != 0 ? "adam" : "gd") + R"(", "learningRate": 0.05},
      "probe": [32, 350000], )" +
              members + "}");
}

}  // namespace

TEST_CASE("Each combination of remedies is the training that it says it is", "[first-network]") {
  const Result result = run_spec(first(R"("steps": 60)"));
  for (std::size_t k = 0; k < 8; ++k) {
    INFO("combination " << k);
    const Result single = run_spec(alone(k, R"("steps": 60)"));
    const auto course = result.column("steps", "prediction." + std::to_string(k));
    CHECK(bits(course.back()) == bits(single.column("probe", "prediction.0")[0]));
    CHECK(combination(result, "normalize", k) == ((k & 4) != 0 ? 1 : 0));
    CHECK(combination(result, "initialize", k) == ((k & 2) != 0 ? 1 : 0));
    CHECK(combination(result, "optimize", k) == ((k & 1) != 0 ? 1 : 0));
    CHECK(combination(result, "rate", k) == 0.05);
    // The error is that of the predictions of the other experiment.
    const auto outputs = single.column("outputs", "prediction.0");
    const Dataset people = make_dataset(json(R"({"id": "salaries"})"), "data").value();
    double squares = 0;
    for (std::size_t e = 0; e < 16; ++e) squares += (outputs[e] - people.targets[e]) * (outputs[e] - people.targets[e]);
    CHECK(combination(result, "error", k) == Approx(std::sqrt(squares / 16)));
  }
}

TEST_CASE("The drawn network stands where a training ends after so many updates", "[first-network]") {
  for (int at : {0, 7, 60}) {
    const std::string text = std::to_string(at);
    const Result drawn = run_spec(first(R"("steps": 60, "compare": false, "at": )" + text));
    const Result single = run_spec(alone(7, R"("steps": 60, "map": 24, "unitMaps": true, "until": )" + text));
    CHECK(drawn.column("drawn", "step")[0] == at);
    CHECK(same_bits(drawn.column("people", "prediction"), single.column("outputs", "prediction.0")));
    for (const char* table : {"layer1.weight", "layer1.bias", "layer2.weight", "layer2.bias"}) {
      CHECK(same_bits(drawn.column(table, "value"), single.column(table, "value")));
    }
    CHECK(same_bits(drawn.column("map", "unit.1.2"), single.column("map", "unit.1.2")));
    CHECK(same_bits(drawn.column("map", "prediction.0"), single.column("map", "prediction.0")));
    CHECK(find_table(drawn, "combinations") == nullptr);
  }
  // The switches choose which of the eight it is.
  const Result plain = run_spec(first(R"("steps": 10, "normalize": false, "initialize": false, "optimize": false)"));
  CHECK(plain.column("drawn", "combination")[0] == 0);
  CHECK(bits(plain.column("person", "prediction")[0]) == bits(plain.column("steps", "prediction.0").back()));
}

TEST_CASE("Every update tells whom it has learned from, and an epoch is everybody once", "[first-network]") {
  std::vector<double> seen(16);
  for (int at = 0; at <= 4; ++at) {
    const Result drawn = run_spec(first(R"("steps": 4, "compare": false, "map": 0, "at": )" + std::to_string(at)));
    const auto in_use = drawn.column("people", "inUse");
    CHECK(std::accumulate(in_use.begin(), in_use.end(), 0.0) == (at == 0 ? 0 : 4));
    for (std::size_t e = 0; e < 16; ++e) seen[e] += in_use[e];
  }
  CHECK(seen == std::vector<double>(16, 1));
}

TEST_CASE("What becomes of raw data, of copies and of steps too short is told apart", "[first-network]") {
  const Result result = run_spec(first(R"("batch": 16)"));
  const double mean = result.column("targets", "mean")[0], deviation = result.column("targets", "deviation")[0];
  // 5,695,000 rupees for sixteen people.
  CHECK(mean == Approx(5695000.0 / 16));
  const auto outcome = result.column("combinations", "outcome");
  for (std::size_t k : {0U, 2U}) {
    // Every tanh is saturated: the output's bias is all that learns, and finds the mean.
    CHECK(outcome[k] == 3);
    CHECK(combination(result, "saturated", k) == 1);
    CHECK(combination(result, "prediction", k) == Approx(mean));
    CHECK(combination(result, "error", k) == Approx(deviation));
  }
  for (std::size_t k : {1U, 3U}) {
    // Adam moves each of the output's four numbers by about the rate, whatever the gradient: not even 0.2 in all.
    CHECK(outcome[k] == 2);
    CHECK(combination(result, "prediction", k) < 300 * 4 * 0.051 + 10);
    CHECK(combination(result, "stepsToGo", k) > 1e6);
  }
  CHECK(outcome[7] == 0);
  CHECK(combination(result, "error", 7) < combination(result, "error", 6));
  CHECK(combination(result, "error", 7) < combination(result, "error", 5));
  for (std::size_t k = 0; k < 8; ++k) CHECK(combination(result, "kinds", k) == ((k & 2) != 0 ? 3 : 1));
}

TEST_CASE("Each combination can have the rate that suits it best", "[first-network]") {
  const Result best = run_spec(first(R"("rates": "best", "steps": 80)"));
  for (const char* rate : {"0.1", "1", "100"}) {
    const Result same = run_spec(first(R"("steps": 80, "rate": )" + std::string(rate)));
    for (std::size_t k = 0; k < 8; ++k) {
      const double other = combination(same, "error", k);
      if (!std::isnan(other)) CHECK(combination(best, "error", k) <= other);
    }
  }
  const Result own = run_spec(first(R"("rates": "own", "steps": 5, "optimizer": {"id": "adam", "learningRate": 0.3},
      "plainOptimizer": {"id": "gd", "learningRate": 0.2})"));
  CHECK(combination(own, "rate", 6) == 0.2);
  CHECK(combination(own, "rate", 7) == 0.3);
}

TEST_CASE("A network that is lost is drawn as it was last, and the others go on", "[first-network]") {
  const Result result = run_spec(first(R"("rate": 100, "optimize": false, "activation": "identity", "steps": 200)"));
  const double lost = combination(result, "divergedAt", 6);
  REQUIRE(lost > 0);
  REQUIRE(lost < 200);
  CHECK(combination(result, "outcome", 6) == 1);
  CHECK(result.column("drawn", "step")[0] == lost);
  CHECK(result.column("drawn", "divergedAt")[0] == lost);
  const auto course = result.column("steps", "error.6");
  CHECK(std::isnan(course[static_cast<std::size_t>(lost) + 1]));
  CHECK(std::isfinite(result.column("steps", "error.7").back()));
  for (double value : result.data) CHECK_FALSE(std::isinf(value));
}

TEST_CASE("Slices of any length give the same first network", "[first-network]") {
  const Value spec = first(R"("steps": 12, "rates": "best")");
  const Result whole = run_spec(spec);
  auto sliced = begin(spec);
  REQUIRE(sliced.ok());
  double progress = 0;
  for (double now = 0; now < 1; progress = now) {
    now = sliced.value()->advance(5);
    CHECK(now >= progress);
  }
  CHECK(same_bits(sliced.value()->end().data, whole.data));
}

TEST_CASE("The first network allocates nothing from step to step", "[first-network]") {
  auto run = begin(first(R"("at": 0)"));
  REQUIRE(run.ok());
  run.value()->advance(1);
  const std::size_t before = allocations();
  run.value()->advance(250);
  CHECK(allocations() == before);
}

TEST_CASE("What the first network can't do is refused with the place", "[first-network]") {
  const auto refusal = [](const std::string& members) {
    const Expected<Value> resolved = validate(first(members));
    return resolved ? "accepted" : resolved.error().path + " | " + resolved.error().message;
  };
  CHECK(refusal(R"("data": "moons")").starts_with("data | This network predicts one number"));
  CHECK(refusal(R"("steps": 10, "at": 11)") == "at | It can be drawn after 0 to 10 updates.");
  CHECK(refusal(R"("scaler": {"id": "unit-norm", "axis": "row"})").starts_with("scaler | "));
  CHECK(refusal(R"("plainScaler": {"id": "unit-norm", "axis": "row"})").starts_with("plainScaler | "));
  CHECK(refusal(R"("rate": 0)").starts_with("rate | "));
  CHECK(refusal(R"("map": 1)").starts_with("map | "));
  CHECK(refusal(R"("person": [1])").starts_with("person | "));
  // Somebody in the middle, where nobody is asked for.
  const Value other = validate(first(R"("data": {"id": "rows", "features": 2, "inputs": [1, 2, 3, 4],
      "targets": [1.5, 2.5]})"))
                          .value();
  CHECK(other["person"] == Value::array({2, 3}));
  CHECK(run_spec(first(R"("steps": 0, "map": 0)")).column("people", "prediction").size() == 16);
}
