#include <string>
#include <vector>

#include "catch.h"
#include "descent/experiment/snapshots.h"
#include "descent/optim/optimizer.h"
#include "networks.h"

using namespace descent;
using namespace descent::tests;

// "Exactly" is meant to the last bit: what a training holds after being taken back, or gone on from, is compared with a
// training that has never been anywhere else.

namespace {

std::unique_ptr<Run> started(const Value& spec) {
  auto run = begin(spec);
  if (!run) FAIL(run.error().path << ": " << run.error().message);
  return std::move(run.value());
}

void to_the_end(Run& run) {
  while (run.advance(5) < 1) {
  }
}

Value with(Value spec, const char* key, Value value) {
  spec.set(key, std::move(value));
  return spec;
}

Value without_experiment(const Value& spec) {
  Value origin = Value::object({{"id", "training"}});
  for (const auto& [key, value] : spec.object()) {
    if (key != "experiment") origin.set(key, value);
  }
  return origin;
}

/// `spec` going on from a step of `origin`.
Value going_on(Value spec, const Value& origin, int step) {
  spec.set("origin", without_experiment(origin));
  spec.set("originStep", step);
  return spec;
}

/// Everything that has to be carried on: dropout's draws, running statistics, shuffled batches, an epoch's last one
/// shorter, held-out examples, a schedule.
Value busy(const std::string& optimizer = "adam") {
  Value spec = json(R"({"experiment": "training", "data": {"id": "moons", "examples": 50}, "hidden": [5, 4],
      "normalization": "batch-norm", "dropout": 0.2, "batch": 8, "steps": 60, "statistics": 7, "validation": 0.3,
      "scaler": "z-score", "weightPenalty": 0.01, "clip": 2})");
  spec.set("optimizer", Value::object({{"id", optimizer}, {"learningRate", 0.02}, {"schedule", "cosine"}}));
  return spec;
}

void check_same(const Result& got, const Result& want) {
  REQUIRE(got.tables.size() == want.tables.size());
  for (std::size_t k = 0; k < want.tables.size(); ++k) {
    CAPTURE(want.tables[k].id);
    REQUIRE(got.tables[k].rows == want.tables[k].rows);
    for (const Column& column : want.tables[k].columns) {
      CAPTURE(column.id);
      CHECK(same_bits(got.column(want.tables[k].id, column.id), want.column(want.tables[k].id, column.id)));
    }
  }
}

}  // namespace

TEST_CASE("Every optimizer can be taken back to any step, exactly, and goes on as if it never had been",
          "[training][rewind]") {
  for (const OptimizerPart& entry : optimizer_registry()) {
    for (const char* precision : {"float", "double"}) {
      CAPTURE(entry.descriptor.id, precision);
      const Value spec = with(busy(std::string(entry.descriptor.id)), "precision", precision);
      const Result whole = run_spec(spec);
      const auto run = started(spec);
      to_the_end(*run);
      check_same(run->end(), whole);
      for (int step : {41, 7, 0, 23}) {
        CAPTURE(step);
        REQUIRE(run->seek(step));
        to_the_end(*run);
        check_same(run->end(), run_spec(with(spec, "until", step)));
      }
      run->seek(60);
      to_the_end(*run);
      check_same(run->end(), whole);
    }
  }
}

TEST_CASE("Every normalization, placement and way through the examples can be taken back", "[training][rewind]") {
  for (const Family& family : families()) {
    if (family.id != "normalization") continue;
    for (const Descriptor* part : family.parts) {
      for (const char* placement : {"before", "after"}) {
        CAPTURE(part->id, placement);
        const Value spec = with(with(busy("nag"), "normalization", part->id), "placement", placement);
        const auto run = started(spec);
        to_the_end(*run);
        run->seek(31);
        to_the_end(*run);
        check_same(run->end(), run_spec(with(spec, "until", 31)));
      }
    }
  }
  Value all_at_once = busy();
  all_at_once.set("batch", Value());
  Value::Array order;
  for (int e = 0; e < 35; ++e) order.push_back((e * 11) % 35);
  const Value in_order = with(busy(), "order", Value(order));
  for (const Value& spec : {all_at_once, in_order}) {
    const auto run = started(spec);
    to_the_end(*run);
    run->seek(13);
    to_the_end(*run);
    check_same(run->end(), run_spec(with(spec, "until", 13)));
  }
}

TEST_CASE("500 steps back equals never having gone on", "[training][rewind]") {
  const Value spec = with(with(busy(), "steps", 1500), "statistics", 100);
  const auto run = started(spec);
  to_the_end(*run);
  run->seek(1000);
  to_the_end(*run);
  check_same(run->end(), run_spec(with(spec, "until", 1000)));
  // Step back once more, and then again.
  for (int step : {999, 998, 997}) {
    run->seek(step);
    to_the_end(*run);
    check_same(run->end(), run_spec(with(spec, "until", step)));
  }
}

TEST_CASE("A run can be taken back before it is at its end, and while it is", "[training][rewind]") {
  const Value spec = busy();
  const auto run = started(spec);
  run->seek(20);  // before anything has been done
  to_the_end(*run);
  check_same(run->end(), run_spec(with(spec, "until", 20)));
  run->seek(1000);  // there are only 60
  to_the_end(*run);
  check_same(run->end(), run_spec(spec));
  run->seek(30);
  run->advance(1);
  run->seek(29);
  to_the_end(*run);
  check_same(run->end(), run_spec(with(spec, "until", 29)));
  CHECK_FALSE(started(json(R"({"experiment": "race"})"))->seek(3));
}

TEST_CASE("States are held in bounded number, the first one always", "[training][rewind]") {
  struct Small {
    std::size_t step = 0;
    std::size_t bytes() const { return 1; }
  };
  struct Large {
    std::size_t step = 0;
    std::size_t bytes() const { return std::size_t{1} << 22; }
  };
  Snapshots<Small> small;
  Snapshots<Large> large;
  for (std::size_t step = 0; step < 20000; ++step) {
    if (small.wants(step)) small.add([&](Small& state) { state.step = step; });
    if (large.wants(step)) large.add([&](Large& state) { state.step = step; });
    REQUIRE(small.count() <= 64);
    REQUIRE(large.count() <= 4);
  }
  CHECK(small.before(0)->step == 0);
  CHECK(large.before(19999)->step >= 8192);
  // Never farther than a thirty-second of the way.
  for (std::size_t step = 0; step < 20000; step += 37) CHECK(step - small.before(step)->step <= 20000 / 32);
}

TEST_CASE("A training that goes on from another one with the same knobs is that one", "[training][fork]") {
  for (const OptimizerPart& entry : optimizer_registry()) {
    CAPTURE(entry.descriptor.id);
    const Value spec = busy(std::string(entry.descriptor.id));
    const Result whole = run_spec(spec);
    check_same(run_spec(going_on(spec, spec, 0)), whole);
    check_same(run_spec(going_on(spec, spec, 25)), whole);
    check_same(run_spec(going_on(spec, going_on(spec, spec, 10), 40)), whole);
  }
  const Value patient = with(with(busy(), "patience", 3), "steps", 400);
  check_same(run_spec(going_on(patient, patient, 25)), run_spec(patient));
  const Value penalized = json(R"({"id": "momentum", "l2": 0.1})");
  const Value spec = with(busy(), "optimizer", penalized);
  check_same(run_spec(going_on(spec, spec, 25)), run_spec(spec));
}

TEST_CASE("A training goes on from another one with other knobs: the past is the same, the future is not",
          "[training][fork]") {
  const Value spec = busy("momentum");
  const Result whole = run_spec(spec);
  const std::vector<std::pair<const char*, Value>> changes = {
      {"optimizer", json(R"({"id": "momentum", "learningRate": 0.3})")},
      {"optimizer", json(R"({"id": "momentum", "learningRate": 0.02, "momentum": 0.1, "schedule": "cosine"})")},
      {"optimizer", "adam"},
      {"batch", 3},
      {"batch", Value()},
      {"dropout", 0.0},
      {"activation", "relu"},
      {"weightPenalty", 0.5},
      {"clip", 0.01},
      {"seed", 9},
      {"validation", 0.5},
      {"data", "circles"},
      {"loss", "mse"},
      {"steps", 90},
  };
  for (const auto& [key, value] : changes) {
    CAPTURE(key, value);
    const Value other = going_on(with(spec, key, value), spec, 25);
    const Result fork = run_spec(other);
    const auto before = whole.column("steps", "loss"), after = fork.column("steps", "loss");
    REQUIRE(after.size() == (std::string(key) == "steps" ? 90 : 60));
    CHECK(same_bits(before.first(25), after.first(25)));
    CHECK_FALSE(same_bits(before.subspan(26), after.subspan(26, 34)));
    // It starts with the parameters of the other.
    const auto at = [](const Value& all) { return run_spec(with(all, "until", 25)); };
    CHECK(same_bits(at(other).column("layer2.weight", "value"), at(spec).column("layer2.weight", "value")));
    // And it can be taken back, beyond where it began too.
    const auto run = started(other);
    to_the_end(*run);
    for (int step : {24, 25, 40}) {
      run->seek(step);
      to_the_end(*run);
      const Value there = step < 25 ? with(spec, "until", step) : with(other, "until", step);
      check_same(run->end(), run_spec(there));
    }
  }
}

TEST_CASE("A weight can be set by hand in the middle of a training", "[training][fork]") {
  const Value spec = json(R"({"experiment": "training", "data": "xor", "hidden": [2], "steps": 40})");
  const Value edited = going_on(with(spec, "parameters", Value::array({1, 2, 3, 4, 5, 6, 7, 8, 9})), spec, 20);
  const Result there = run_spec(with(edited, "until", 20));
  const auto weight = there.column("layer1.weight", "value");
  CHECK(std::vector<double>(weight.begin(), weight.end()) == std::vector<double>{1, 2, 3, 4});
  CHECK(
      same_bits(run_spec(edited).column("steps", "loss").first(20), run_spec(spec).column("steps", "loss").first(20)));
}

TEST_CASE("A training that was lost can be taken back to where it was not", "[training][rewind]") {
  const Value spec = json(R"({"experiment": "training", "loss": "mse", "activation": "identity", "hidden": [8, 8],
      "steps": 500, "optimizer": {"id": "gd", "learningRate": 100}})");
  const auto run = started(spec);
  to_the_end(*run);
  const int lost = static_cast<int>(run->end().column("evaluation", "divergedAt")[0]);
  REQUIRE(lost > 1);
  for (int step : {lost - 1, lost}) {
    run->seek(step);
    to_the_end(*run);
    const Result back = run->end();
    check_same(back, run_spec(with(spec, "until", step)));
    CHECK(std::isnan(back.column("evaluation", "divergedAt")[0]));
  }
  run->seek(500);
  to_the_end(*run);
  check_same(run->end(), run_spec(spec));
}

TEST_CASE("What can't be gone on from is refused with the place", "[training][fork]") {
  const auto refusal = [](const std::string& members) {
    const Expected<Value> resolved = validate(json(R"({"experiment": "training", )" + members + "}"));
    return resolved ? "accepted" : resolved.error().path + " | " + resolved.error().message;
  };
  CHECK(refusal(R"("originStep": 3)") ==
        "originStep | A step to go on from needs a training that it is a step of: an origin.");
  CHECK(refusal(R"("origin": "race")") ==
        "origin | Only a training can be gone on from, so the origin's id is \"training\".");
  CHECK(refusal(R"("origin": {"id": "training", "steps": 10}, "originStep": 11)") ==
        "originStep | The origin ends with step 10: there is no step 11 to go on from.");
  CHECK(refusal(R"("steps": 5, "origin": {"id": "training", "steps": 10})") ==
        "steps | All steps count, the origin's too: there must be at least 10.");
  CHECK(
      refusal(R"("origin": {"id": "training", "hidden": [9]})") ==
      "origin | The network must have the shape of the origin's: the same inputs, layers, normalization and outputs.");
  CHECK(
      refusal(R"("origin": {"id": "training", "normalization": "batch-norm"})") ==
      "origin | The network must have the shape of the origin's: the same inputs, layers, normalization and outputs.");
  CHECK(refusal(R"("origin": {"id": "training", "precision": "double"})") ==
        "precision | It must be that of the origin.");
  CHECK(refusal(R"("origin": {"id": "training", "data": {"id": "rows", "inputs": [1]}})") ==
        "origin.data.inputs | The inputs must be a multiple of 2 numbers, not 1.");
  CHECK(refusal(R"("until": 300)") == "until | There are only 200 steps to end among.");
}
