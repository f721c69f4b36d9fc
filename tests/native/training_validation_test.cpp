#include <cmath>
#include <set>
#include <string>
#include <vector>

#include "catch.h"
#include "descent/base/math.h"
#include "descent/data/feature.h"
#include "descent/experiment/training_data.h"
#include "descent/optim/schedule.h"
#include "networks.h"

using namespace descent;
using namespace descent::tests;

namespace {

Value training(const std::string& members) { return json(R"({"experiment": "training", )" + members + "}"); }

std::string refusal(const std::string& members) {
  const Expected<Value> resolved = validate(training(members));
  return resolved ? "accepted" : resolved.error().path + " | " + resolved.error().message;
}

TrainingData data_of(const std::string& members) {
  auto data = training_data(validate(training(members)).value());
  if (!data) FAIL(data.error().message);
  return std::move(data.value());
}

double fact(const Result& result, const char* column) { return result.column("evaluation", column)[0]; }

}  // namespace

TEST_CASE("Each example is learned from or held out, in the asked share, by the seed", "[training][validation]") {
  for (double share : {0.0, 0.001, 0.25, 0.5, 0.9}) {
    const TrainingData data =
        data_of(R"("data": {"id": "moons", "examples": 40}, "validation": )" + std::to_string(share));
    const std::set<std::uint32_t> all(data.rows.begin(), data.rows.end());
    CHECK(all.size() == 40);
    CHECK(*all.rbegin() == 39);
    // At least one where any are asked for: a thousandth of 40 is none.
    const double wanted = share == 0.001 ? 1 : 40 * share;
    CHECK(data.held_out() == static_cast<std::size_t>(wanted));
    CHECK(std::is_sorted(data.rows.begin(), data.rows.begin() + static_cast<std::ptrdiff_t>(data.learned)));
  }
  const std::string members = R"("data": {"id": "moons", "examples": 40}, "validation": 0.5)";
  CHECK(data_of(members).rows == data_of(members).rows);
  CHECK(data_of(members).rows != data_of(members + R"(, "seed": 2)").rows);
}

TEST_CASE("Nothing that is learned knows anything of the held-out examples", "[training][validation]") {
  // The same table twice, but for the held-out rows, which hold something else altogether.
  const std::string rest = R"(, "validation": 0.4, "scaler": "z-score", "targetScaler": "min-max", "hidden": [4],
      "normalization": "batch-norm", "batch": 3, "steps": 50, "scoreEvery": 5)";
  Value::Array inputs(20), targets(20);
  for (std::size_t e = 0; e < 20; ++e) {
    const double x = static_cast<double>(e);
    inputs[e] = x * 0.3 - 2;
    targets[e] = x * x * 0.01;
  }
  const auto spec = [&] {
    Value all = training(R"("data": "rows")" + rest);
    all.set("data", Value::object({{"id", "rows"}, {"features", 1}, {"inputs", inputs}, {"targets", targets}}));
    return all;
  };
  const Result one = run_spec(spec());
  const auto made = training_data(validate(spec()).value());
  const TrainingData& split = made.value();
  REQUIRE(split.held_out() == 8);
  for (std::size_t i = split.learned; i < 20; ++i) {
    inputs[split.rows[i]] = 1e6;
    targets[split.rows[i]] = -1e5;
  }
  const Result other = run_spec(spec());
  CHECK(same_bits(one.column("steps", "loss"), other.column("steps", "loss")));
  CHECK(same_bits(one.column("layer1.weight", "value"), other.column("layer1.weight", "value")));
  CHECK(same_bits(one.column("scores", "loss"), other.column("scores", "loss")));
  CHECK_FALSE(same_bits(one.column("scores", "validationLoss"), other.column("scores", "validationLoss")));
}

TEST_CASE("Looking at losses changes nothing that is learned", "[training][validation]") {
  for (const char* batch : {"7", "null"}) {
    const std::string members = R"("validation": 0.3, "dropout": 0.2, "normalization": "batch-norm", "steps": 60,
        "batch": )" + std::string(batch);
    const Result seldom = run_spec(training(members + R"(, "scoreEvery": 0)"));
    const Result often = run_spec(training(members + R"(, "scoreEvery": 1)"));
    CHECK(same_bits(seldom.column("steps", "loss"), often.column("steps", "loss")));
    CHECK(often.table("scores").rows == 61);
    // The last of them is what the whole says at the end.
    for (const char* column : {"loss", "accuracy", "validationLoss", "validationAccuracy"}) {
      CHECK(often.column("scores", column)[60] == fact(often, column));
    }
  }
}

TEST_CASE("Scores are those of their part of the examples", "[training][validation]") {
  const Result result = run_spec(training(R"("data": {"id": "moons", "examples": 60}, "validation": 0.5, "steps": 30,
      "examples": true, "precision": "double")"));
  const auto held = result.column("examples", "heldOut"), y = result.column("examples", "y.0"),
             out = result.column("outputs", "out.0"), p = result.column("outputs", "prediction.0");
  double loss[2] = {}, right[2] = {};
  for (std::size_t e = 0; e < 60; ++e) {
    const std::size_t part = held[e] == 1 ? 1 : 0;
    // −log p of the class that is right.
    loss[part] -= std::log(y[e] == 1 ? p[e] : 1 - p[e]) / 30;
    right[part] += ((out[e] > 0) == (y[e] == 1)) / 30.0;
  }
  CHECK(fact(result, "loss") == Approx(loss[0]));
  CHECK(fact(result, "validationLoss") == Approx(loss[1]));
  CHECK(fact(result, "accuracy") == Approx(right[0]));
  CHECK(fact(result, "validationAccuracy") == Approx(right[1]));
  CHECK(fact(result, "learned") == 30);
  CHECK(fact(result, "heldOut") == 30);
}

TEST_CASE("Training stops when the held-out examples have not been better understood for a while",
          "[training][validation]") {
  // Few noisy points and a large network: it learns them by heart.
  const std::string members = R"("data": {"id": "moons", "examples": 40, "noise": 0.5}, "validation": 0.5,
      "hidden": [40, 40], "steps": 2000, "scoreEvery": 10)";
  const Result whole = run_spec(training(members));
  const Result stopped = run_spec(training(members + R"(, "patience": 5)"));
  const double at = fact(stopped, "stoppedAt"), best = fact(stopped, "bestStep");
  CHECK(at < 2000);
  CHECK(at == best + 50);
  CHECK(fact(stopped, "steps") == at);
  const auto course = stopped.column("scores", "validationLoss");
  CHECK(*std::min_element(course.begin(), course.end()) == fact(stopped, "bestLoss"));
  CHECK(course[static_cast<std::size_t>(best / 10)] == fact(stopped, "bestLoss"));
  CHECK(same_bits(course, whole.column("scores", "validationLoss").first(course.size())));
  CHECK(fact(stopped, "bestLoss") < fact(whole, "validationLoss"));
  CHECK(std::isnan(fact(whole, "stoppedAt")));
  // From there one can go back to the best.
  auto run = begin(training(members + R"(, "patience": 5)")).value().release();
  const std::unique_ptr<Run> owned(run);
  while (owned->advance(1000) < 1) {
  }
  owned->seek(static_cast<std::int64_t>(best));
  while (owned->advance(1000) < 1) {
  }
  CHECK(fact(owned->end(), "validationLoss") == fact(stopped, "bestLoss"));
}

TEST_CASE("Every schedule steers the training", "[training]") {
  for (const SchedulePart& entry : schedule_registry()) {
    CAPTURE(entry.descriptor.id);
    Value spec = training(R"("steps": 40)");
    spec.set("optimizer", Value::object({{"id", "adam"}, {"learningRate", 0.03}, {"schedule", entry.descriptor.id}}));
    const Result result = run_spec(spec);
    const auto schedule = make_schedule(part("schedule", std::string(entry.descriptor.id)));
    for (std::size_t t = 0; t < 40; ++t) {
      CHECK(result.column("steps", "rate")[t] == 0.03 * schedule->factor(t, 40));
    }
  }
}

TEST_CASE("Every scaler scales the inputs of a training, and every one of columns its targets", "[training][scaling]") {
  for (const ScalerPart& entry : scaler_registry()) {
    CAPTURE(entry.descriptor.id);
    Value spec = training(R"("data": "salaries", "hidden": [3], "targetScaler": "z-score", "steps": 300,
        "probe": [32, 200000], "precision": "double")");
    spec.set("scaler", entry.descriptor.id);
    CHECK(std::isfinite(fact(run_spec(spec), "loss")));
    spec.set("scaler", "z-score");
    spec.set("targetScaler", entry.descriptor.id);
    if (entry.by_row != nullptr && entry.by_row(part("scaler", std::string(entry.descriptor.id)))) {
      CHECK_FALSE(validate(spec).ok());
      continue;
    }
    // What comes out is told in rupees: with scaled targets it is about right, raw ones are far away after 300 steps.
    const double said = run_spec(spec).column("probe", "prediction.0")[0];
    if (entry.descriptor.id != "none") CHECK((said > 180000 && said < 300000));
  }
  // Each input by itself, from the rows that are learned from.
  const TrainingData data = data_of(R"("data": "salaries", "scaler": "z-score", "validation": 0.25)");
  for (std::size_t k = 0; k < 2; ++k) {
    double total = 0, squares = 0;
    for (std::size_t i = 0; i < data.learned; ++i) {
      const double z = data.scaled.inputs[2 * data.rows[i] + k];
      total += z;
      squares += z * z;
    }
    CHECK(total / 12 == Approx(0).margin(1e-12));
    CHECK(squares / 12 == Approx(1));
  }
}

TEST_CASE("A map shows what the probe says, over the plane of the data", "[training][map]") {
  const std::string members = R"("data": {"id": "spiral", "arms": 3, "examples": 50}, "hidden": [4, 3], "steps": 20,
      "scaler": "robust", "batch": 9, "precision": "double")";
  const Result result = run_spec(training(members + R"(, "map": 7, "unitMaps": true)"));
  const Table& map = result.table("map");
  REQUIRE(map.rows == 49);
  // Outputs, probabilities, the units of both layers, and every feature that there is.
  CHECK(map.columns.size() == 3 + 3 + 4 + 3 + feature_registry().size());
  const double x = map.x->min + (map.x->max - map.x->min) * 2 / 6, y = map.y->min + (map.y->max - map.y->min) * 5 / 6;
  Value spec = training(members);
  spec.set("probe", Value::array({x, y}));
  const Result probe = run_spec(spec);
  double total = 0;
  for (const char* column : {"prediction.0", "prediction.1", "prediction.2"}) {
    CHECK(result.column("map", column)[5 * 7 + 2] == Approx(probe.column("probe", column)[0]).epsilon(1e-12));
    total += probe.column("probe", column)[0];
  }
  CHECK(total == Approx(1));
}

TEST_CASE("How far the weights of a layer move is told by their length", "[training][layers]") {
  const std::string members = R"("hidden": [4, 3], "precision": "double", "optimizer": {"id": "adam"}, "batch": 20)";
  const Result one = run_spec(training(members + R"(, "steps": 1, "statistics": 1)"));
  CHECK(one.table("layers").rows == 3);
  for (std::size_t b = 0; b < 3; ++b) {
    const std::string table = "layer" + std::to_string(b + 1) + ".weight";
    const auto from = one.column(table, "initial"), to = one.column(table, "value");
    double moved = 0, length = 0;
    for (std::size_t i = 0; i < from.size(); ++i) {
      moved += (to[i] - from[i]) * (to[i] - from[i]);
      length += from[i] * from[i];
    }
    CHECK(one.column("layers", "weightNorm")[b] == Approx(std::sqrt(length)));
    CHECK(one.column("layers", "updateRatio")[b] == Approx(std::sqrt(moved / length)));
  }
}

TEST_CASE("Where numbers stopped being finite is told: step, layer, and of what", "[training][trouble]") {
  // The largest float is 3.4e38. Out come w₂ w₁ x = 1e18, squared 1e36; ∂L/∂w₁ = 2e18 w₂ x = 2e36 is a float, and
  // times the rate it is none.
  const Result weights = run_spec(training(R"("data": {"id": "rows", "features": 1, "inputs": [1e9], "targets": [0]},
      "hidden": [1], "activation": "identity", "loss": "mse", "parameters": [1, 0, 1e9, 0], "steps": 9,
      "optimizer": {"id": "gd", "learningRate": 1000})"));
  CHECK(fact(weights, "divergedAt") == 1);
  CHECK(fact(weights, "divergedStage") == 1);
  CHECK(fact(weights, "divergedLayer") == 1);
  // Out come 1e12 · 1e-5 · 1e12 = 1e19, squared 1e38; ∂L/∂w₁ = 2e19 · 1e12 · 1e12.
  const Result backward = run_spec(training(R"("data": {"id": "rows", "features": 1, "inputs": [1e12], "targets": [0]},
      "hidden": [1], "activation": "identity", "loss": "mse", "parameters": [1e-5, 0, 1e12, 0], "steps": 9)"));
  CHECK(fact(backward, "divergedAt") == 0);
  CHECK(fact(backward, "divergedStage") == 4);
  CHECK(fact(backward, "divergedLayer") == 1);
  const Result forward = run_spec(training(R"("data": {"id": "rows", "features": 1, "inputs": [1], "targets": [0]},
      "hidden": [1, 1], "activation": "identity", "loss": "mse", "parameters": [3e9, 0, 3e9, 0, 3e11, 0], "steps": 3)"));
  // 3e9, 9e18, 2.7e30: finite, and its square is not.
  CHECK(fact(forward, "divergedAt") == 0);
  CHECK(fact(forward, "divergedStage") == 3);
  CHECK(fact(forward, "divergedLayer") == 3);
  CHECK(forward.column("trouble", "largestActivation")[1] == Approx(9e18));
  CHECK(forward.column("trouble", "largestWeight")[2] == Approx(3e11));
  const Result layer = run_spec(training(R"("data": {"id": "rows", "features": 1, "inputs": [1e12], "targets": [0]},
      "hidden": [1, 1], "activation": "identity", "loss": "mse", "parameters": [1e12, 0, 1e12, 0, 1e12, 0], "steps": 3)"));
  // 1e24, 1e36, then 1e48.
  CHECK(fact(layer, "divergedStage") == 2);
  CHECK(fact(layer, "divergedLayer") == 3);
  CHECK(layer.column("trouble", "first")[2] == 1);
  CHECK(layer.column("trouble", "first")[1] == 0);
  CHECK(layer.column("trouble", "largestActivation")[1] == Approx(1e36));
  CHECK(std::isnan(layer.column("trouble", "largestActivation")[2]));
  // And a training that runs away: from which step on it has been worse than at the start.
  const Result away = run_spec(training(R"("data": "plane", "activation": "identity", "hidden": [8], "steps": 500,
      "optimizer": {"id": "gd", "learningRate": 50})"));
  const double from = fact(away, "risingFrom"), lost = fact(away, "divergedAt");
  REQUIRE(std::isfinite(lost));
  CHECK(from < lost);
  const auto loss = away.column("steps", "loss");
  for (std::size_t t = static_cast<std::size_t>(from); t < loss.size(); ++t) CHECK(loss[t] > loss[0]);
  for (double value : away.data) CHECK_FALSE(std::isinf(value));
  CHECK(std::isnan(fact(run_spec(training(R"("steps": 5)")), "divergedStage")));
}

TEST_CASE("What can't be held out, scaled, mapped or stopped is refused with the place", "[training][validation]") {
  CHECK(refusal(R"("patience": 3)") ==
        "patience | Stopping early looks at the loss of held-out examples: there must be some (validation), looked at "
        "from time to time (scoreEvery).");
  CHECK(refusal(R"("data": {"id": "rows", "inputs": [1, 2], "targets": [1]}, "validation": 0.5)") ==
        "validation | One example can't be learned from and held out as well.");
  CHECK(refusal(R"("targetScaler": "z-score")") ==
        "targetScaler | The targets are classes, and only numbers can be scaled: choose none.");
  CHECK(refusal(R"("data": "rows", "targetScaler": "z-score")") ==
        "targetScaler | This loss compares with classes, and only numbers can be scaled.");
  CHECK(refusal(R"("scaler": {"id": "min-max", "low": 2, "high": 1})").starts_with("scaler."));
  CHECK(refusal(R"("probe": [1, 2, 3])") == "probe | The inputs to try must be a multiple of 2 numbers, not 3.");
  CHECK(refusal(R"("map": 1)") == "map | A map has at least 2 points a side; 0 for none.");
  CHECK(refusal(R"("map": 9, "data": {"id": "gaussians", "features": 3})") ==
        "map | A map lies over two inputs; these examples have 3.");
  CHECK(refusal(R"("map": 9, "unitMaps": true, "hidden": [300])") ==
        "unitMaps | At most 256 hidden units can have a map of their own; there are 300.");
}

TEST_CASE("What no browser has the memory or the time for is refused before it is made", "[training][validation]") {
  // 3·1024 + 1025·1024·4 + 1025 = 4,202,497, with two inputs and one output.
  CHECK(refusal(R"("hidden": [1024, 1024, 1024, 1024, 1024])") ==
        "hidden | A network may have at most 4000000 parameters; with these layers it has 4202497.");
  const std::string many = R"("data": {"id": "gaussians", "examples": 20000}, )";
  CHECK(refusal(many + R"("batch": 20000, "hidden": [998, 1, 1000])") == "accepted");
  CHECK(refusal(many + R"("batch": 20000, "hidden": [999, 1, 1000])") ==
        "batch | At most 40000000 activations may be there at once; 20000 examples with 2001 units have 40020000.");
  // 3·441 + 442·449 + 450 = 200,231.
  CHECK(refusal(many + R"("batch": 19976, "hidden": [441, 449])") == "accepted");
  CHECK(refusal(many + R"("batch": 19977, "hidden": [441, 449])") ==
        "batch | One update may take at most 4000000000 multiplications; 19977 examples with 200231 parameters take "
        "4000014687.");
  const std::string classes = R"("loss": "softmax-cross-entropy", "outputs": 1000, )";
  CHECK(refusal(classes + R"("data": {"id": "gaussians", "examples": 5000})") == "accepted");
  CHECK(refusal(classes + R"("data": {"id": "gaussians", "examples": 4900}, "map": 10, "probe": [1, 2])") ==
        "outputs | At most 5000000 outputs may be in a result; 1000 each for 5001 examples and points are 5001000.");
}
