#include <cmath>
#include <string>
#include <vector>

#include "allocations.h"
#include "catch.h"
#include "descent/experiment/batches.h"
#include "descent/experiment/trainer.h"
#include "networks.h"

using namespace descent;
using namespace descent::tests;

namespace {

std::string refusal(const std::string& spec) {
  const Expected<Value> resolved = validate(json(spec));
  return resolved ? "accepted" : resolved.error().path + " | " + resolved.error().message;
}

Value with(const std::string& members) { return json(R"({"experiment": "training", )" + members + "}"); }

double last_loss(const Value& spec) { return run_spec(spec).column("evaluation", "loss")[0]; }

}  // namespace

TEST_CASE("Every epoch sees every example once, in batches of one size but for the last", "[training]") {
  Batches batches(10, 4, {}, 3);
  std::vector<std::uint32_t> first_epoch;
  for (int epoch = 0; epoch < 5; ++epoch) {
    std::vector<int> seen(10);
    std::vector<std::uint32_t> order;
    for (std::size_t size : {4U, 4U, 2U}) {
      const auto batch = batches.next();
      CHECK(batch.size() == size);
      for (std::uint32_t example : batch) {
        ++seen[example];
        order.push_back(example);
      }
    }
    CHECK(seen == std::vector<int>(10, 1));
    if (epoch == 0) first_epoch = order;
    if (epoch == 1) CHECK(order != first_epoch);
  }
  // Given orders are followed, and begin anew after their end.
  Batches given(3, 2, {2, 0, 1, 1, 2, 0}, 3);
  std::vector<std::uint32_t> followed;
  for (int step = 0; step < 6; ++step) {
    for (std::uint32_t example : given.next()) followed.push_back(example);
  }
  CHECK(followed == std::vector<std::uint32_t>{2, 0, 1, 1, 2, 0, 2, 0, 1});
}

TEST_CASE("A network learns what a straight line can't: XOR", "[training]") {
  const Result result = run_spec(with(R"("data": "rows", "hidden": [8], "steps": 400,
      "optimizer": {"id": "adam", "learningRate": 0.05})"));
  CHECK(result.column("evaluation", "accuracy")[0] == 1);
  CHECK(result.column("evaluation", "loss")[0] < 0.05);
  CHECK(result.column("evaluation", "parameters")[0] == 8 * 2 + 8 + 8 + 1);
  CHECK(result.column("steps", "loss").size() == 400);
}

TEST_CASE("Slices of any length give the same training", "[training]") {
  const Value spec = with(R"("hidden": [6, 5], "normalization": "batch-norm", "dropout": 0.2, "batch": 16, "steps": 60,
      "statistics": 7, "loss": {"id": "softmax-cross-entropy"}, "data": {"id": "gaussians", "classes": 3})");
  const Result whole = run_spec(spec);
  auto sliced = begin(spec);
  REQUIRE(sliced.ok());
  while (sliced.value()->advance(1) < 1) sliced.value()->end();
  CHECK(same_bits(sliced.value()->end().data, whole.data));
  CHECK(whole.table("layers").rows == 9 * 3);
}

TEST_CASE("Every optimizer, every initializer and every normalization trains", "[training]") {
  for (const OptimizerPart& entry : optimizer_registry()) {
    CAPTURE(entry.descriptor.id);
    Value spec = with(R"("data": {"id": "gaussians", "examples": 60}, "steps": 150, "batch": 20)");
    const std::string id(entry.descriptor.id);
    const double rate = id == "adadelta" ? 1 : id == "gd" || id == "sgd" || id == "asgd" ? 0.1 : 0.02;
    spec.set("optimizer", Value::object({{"id", id}, {"learningRate", rate}}));
    Value none = spec;
    none.set("steps", 0);
    CHECK(last_loss(spec) < 0.7 * last_loss(none));
  }
  for (const char* family : {"initializer", "normalization"}) {
    for (const Family& candidate : families()) {
      if (candidate.id != family) continue;
      for (const Descriptor* descriptor : candidate.parts) {
        for (const char* placement : {"before", "after"}) {
          CAPTURE(descriptor->id, placement);
          Value spec =
              with(R"("data": {"id": "gaussians", "examples": 60}, "steps": 100, "batch": 20, "hidden": [8, 8])");
          spec.set(family, descriptor->id);
          spec.set("placement", placement);
          CHECK(std::isfinite(last_loss(spec)));
        }
      }
    }
  }
}

TEST_CASE("A step of the trainer allocates nothing", "[training]") {
  const Value spec = validate(with(R"("hidden": [20, 20], "normalization": "layer-norm", "dropout": 0.1, "batch": 16,
      "optimizer": {"id": "nag"}, "weightPenalty": 0.01, "clip": 1)"))
                         .value();
  const Dataset data = make_dataset(spec["data"], "data").value();
  Trainer<float> trainer(spec, data);
  trainer.step(nullptr);
  const std::size_t before = allocations();
  for (int t = 0; t < 40; ++t) trainer.step(nullptr);
  CHECK(allocations() == before);
}

TEST_CASE("A penalty keeps weights small, clipping keeps the steps of gradient descent short", "[training]") {
  const auto size = [](const char* members) {
    const Result result = run_spec(with(members));
    double squares = 0;
    for (double weight : result.column("layer1.weight", "value")) squares += weight * weight;
    return squares;
  };
  CHECK(size(R"("weightPenalty": 0.1)") < 0.5 * size(R"("weightPenalty": 0)"));
  // η ‖g‖ ≤ 0.1 · 0.01 a step: after ten of them no weight has moved by more than 0.01.
  const Result clipped = run_spec(with(R"("clip": 0.01, "steps": 10, "optimizer": {"id": "gd", "learningRate": 0.1})"));
  const auto initial = clipped.column("layer1.weight", "initial"), value = clipped.column("layer1.weight", "value");
  CHECK(largest_difference(initial, value) <= 0.0100001);
  CHECK(largest_difference(initial, value) > 0);
}

TEST_CASE("A loss that explodes ends the tables at the last finite step", "[training]") {
  const Result result = run_spec(with(R"("loss": "mse", "activation": "identity", "hidden": [8, 8], "steps": 500,
      "optimizer": {"id": "gd", "learningRate": 100})"));
  const double lost = result.column("evaluation", "divergedAt")[0];
  CHECK(lost < 100);
  CHECK(result.table("steps").rows == static_cast<std::size_t>(lost));
  for (double value : result.data) CHECK_FALSE(std::isinf(value));
}

TEST_CASE("What a network can't be trained on is refused with the place", "[training]") {
  CHECK(refusal(R"({"experiment": "training", "data": {"id": "rows", "inputs": [1, 2, 3]}})") ==
        "data.inputs | The inputs must be a multiple of 2 numbers, not 3.");
  CHECK(refusal(R"({"experiment": "training", "data": {"id": "rows", "targets": [1, 2, 3]}})") ==
        "data.targets | The targets must be a multiple of 4 numbers, so many for each example, not 3.");
  CHECK(refusal(R"({"experiment": "training", "data": {"id": "rows", "targets": [0, 1, 0.5, 1]},
                    "loss": "softmax-cross-entropy"})") ==
        "data.targets[2] | A class must be a whole number from 0 to 1.");
  CHECK(refusal(R"({"experiment": "training", "outputs": 3})") ==
        "data.targets | There must be 600 targets here, not 200.");
  CHECK(refusal(R"({"experiment": "training", "hidden": [2.5]})") ==
        "hidden[0] | A layer has a whole number of units.");
  CHECK(refusal(R"({"experiment": "training", "data": "rows", "order": [0, 1, 2, 4]})") ==
        "order[3] | An example must be a whole number from 0 to 3.");
  CHECK(refusal(R"({"experiment": "training", "data": "rows", "order": [0, 1, 2]})") ==
        "order | The order must name a multiple of 4 examples, epoch after epoch, not 3.");
  CHECK(refusal(R"({"experiment": "training", "hidden": [2], "parameters": [1, 2]})") ==
        "parameters | The network's parameters must be 9 numbers here, not 2.");
}
