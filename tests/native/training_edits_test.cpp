#include <string>
#include <vector>

#include "catch.h"
#include "networks.h"

using namespace descent;
using namespace descent::tests;

// Weights that are set by hand in the middle of a run: the past stays, the future follows from them, and the spec alone
// tells it all.

namespace {

Value with(Value spec, const char* key, Value value) {
  spec.set(key, std::move(value));
  return spec;
}

Value plain() {
  return json(R"({"experiment": "training", "data": "moons", "hidden": [3], "steps": 60, "batch": 16,
                  "validation": 0.2, "optimizer": {"id": "momentum", "learningRate": 0.05}})");
}

void to_the_end(Run& run) {
  while (run.advance(5) < 1) {
  }
}

double weight(const Result& result, std::size_t row) { return result.column("layer1.weight", "value")[row]; }

std::string refusal(const Value& spec) {
  const Expected<Value> resolved = validate(spec);
  return resolved ? "accepted" : resolved.error().path + " | " + resolved.error().message;
}

}  // namespace

TEST_CASE("Every parameter's row tells the number by which it is set", "[training][edits]") {
  const Result result = run_spec(plain());
  // 3 × 2 weights and 3 biases, then 1 × 3 weights and one bias.
  CHECK(result.column("layer1.weight", "parameter")[5] == 5);
  CHECK(result.column("layer1.bias", "parameter")[0] == 6);
  CHECK(result.column("layer2.weight", "parameter")[0] == 9);
  CHECK(result.column("layer2.bias", "parameter")[0] == 12);
}

TEST_CASE("An epoch is as many updates as it takes to see every example that is learned from", "[training]") {
  // 200 moons, 40 of them held out: 160 in batches of 16, and of 48.
  CHECK(run_spec(plain()).column("evaluation", "epoch")[0] == 10);
  CHECK(run_spec(with(plain(), "batch", 48)).column("evaluation", "epoch")[0] == 4);
}

TEST_CASE("A weight set by hand is that from its step on: the past is the same, the future is not",
          "[training][edits]") {
  const Value spec = with(plain(), "edits", Value::array({20, 2, 1.5, 20, 9, -0.25, 40, 2, -2}));
  const Result whole = run_spec(plain()), edited = run_spec(spec);
  const auto before = whole.column("steps", "loss"), after = edited.column("steps", "loss");
  CHECK(same_bits(before.first(20), after.first(20)));
  CHECK_FALSE(before[20] == after[20]);
  const auto at = [&](int step) { return run_spec(with(spec, "until", step)); };
  CHECK(weight(at(19), 2) == weight(run_spec(with(plain(), "until", 19)), 2));
  CHECK(weight(at(20), 2) == 1.5);
  CHECK(at(20).column("layer2.weight", "value")[0] == -0.25);
  CHECK_FALSE(weight(at(21), 2) == 1.5);
  CHECK(weight(at(40), 2) == -2);
  // What is shown after the step is of the network as it is then.
  CHECK_FALSE(at(20).column("evaluation", "loss")[0] ==
              run_spec(with(plain(), "until", 20)).column("evaluation", "loss")[0]);
}

TEST_CASE("A run with weights set by hand can be taken back and sought, exactly", "[training][edits][rewind]") {
  for (const char* optimizer : {"nag", "adam", "asgd"}) {
    CAPTURE(optimizer);
    Value spec = with(with(plain(), "optimizer", optimizer), "edits", Value::array({0, 0, 3, 20, 2, 1.5, 32, 4, 0}));
    spec.set("normalization", "weight-norm");
    auto run = std::move(begin(spec).value());
    to_the_end(*run);
    CHECK(same_bits(run->end().data, run_spec(spec).data));
    for (int step : {32, 31, 0, 20, 21, 50}) {
      CAPTURE(step);
      run->seek(step);
      to_the_end(*run);
      const Result sought = run->end(), fresh = run_spec(with(spec, "until", step));
      CHECK(same_bits(sought.data, fresh.data));
      CHECK(sought.spec == fresh.spec);
    }
    run->seek(60);
    to_the_end(*run);
    CHECK(run->end().spec == run_spec(spec).spec);
  }
}

TEST_CASE("A training that goes on from another one takes what was set by hand there, and adds its own",
          "[training][edits][fork]") {
  Value origin = with(with(plain(), "edits", Value::array({10, 0, 2, 30, 0, 5})), "id", "training");
  Value::Object members;
  for (const auto& [key, value] : origin.object()) {
    if (key != "experiment") members.emplace_back(key, value);
  }
  Value fork = with(with(plain(), "origin", Value(members)), "originStep", 20);
  fork.set("edits", Value::array({20, 1, 7, 5, 1, 100}));
  const auto at = [&](int step) { return run_spec(with(fork, "until", step)); };
  CHECK(weight(at(10), 0) == 2);
  CHECK_FALSE(weight(at(5), 1) == 100);  // that step is the origin's
  CHECK(weight(at(20), 1) == 7);
  // The end may lie before the hand-over.
  const Value alone = with(plain(), "edits", Value::array({10, 0, 2, 30, 0, 5}));
  CHECK(same_bits(at(12).data, run_spec(with(alone, "until", 12)).data));
  // And a training can go on from a step of this one that lies before what this one goes on from.
  Value::Object forked = Value::Object{{"id", "training"}};
  for (const auto& [key, value] : fork.object()) {
    if (key != "experiment") forked.emplace_back(key, value);
  }
  const Value other = with(with(plain(), "origin", Value(forked)), "originStep", 12);
  CHECK(same_bits(run_spec(with(other, "until", 12)).data, at(12).data));
  CHECK(run_spec(other).column("evaluation", "steps")[0] == 60);
  CHECK_FALSE(weight(run_spec(with(other, "until", 20)), 1) == 7);
  CHECK_FALSE(weight(at(30), 0) == 5);  // beyond where the origin ends
}

TEST_CASE("Parameters that can't be set are refused with the place", "[training][edits]") {
  CHECK(refusal(with(plain(), "edits", Value::array({1, 2}))) ==
        "edits | Parameters are set by threes of numbers: step, parameter, value. These are 2 numbers.");
  CHECK(refusal(with(plain(), "edits", Value::array({1, 13, 0}))) ==
        "edits[1] | A parameter has a whole number from 0 to 12.");
  CHECK(refusal(with(plain(), "edits", Value::array({1, 0, 0, 61, 0, 0}))) ==
        "edits[3] | A step is a whole number from 0 to 60.");
  CHECK(refusal(with(plain(), "edits", Value::array({1.5, 0, 0}))) ==
        "edits[0] | A step is a whole number from 0 to 60.");
}
