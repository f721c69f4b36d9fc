#include "descent/experiment/comparison.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "allocations.h"
#include "catch.h"
#include "descent/experiment/comparison_parameters.h"
#include "descent/nn/normalization.h"
#include "networks.h"

using namespace descent;
using namespace descent::tests;

namespace {

constexpr Difference by_normalization{"normalizations", "normalization"}, by_weights{"initializers", "initializer"};

/// A small task: two clouds of points, and four layers of tanh; with `members` on top.
Value with(const std::string& experiment, const std::string& members) {
  Value spec = json(R"({"data": "gaussians", "activation": "tanh", "depth": 4, "width": 16, "steps": 200,
                        "optimizer": {"id": "gd", "learningRate": 0.1}})");
  const Value given = json("{" + members + "}");
  for (const auto& [key, value] : given.object()) spec.set(key, value);
  spec.set("experiment", experiment);
  return spec;
}

/// A comparison of everything that is in the registry.
Value all_normalizations(const std::string& members) {
  Value spec = with("normalization-training", members), list = Value(Value::Array{});
  for (const NormalizationPart& entry : normalization_registry()) list.push_back(entry.descriptor.id);
  spec.set("normalizations", list);
  return spec;
}
Value all_initializers(const std::string& members, std::size_t from, std::size_t count) {
  Value spec = with("init-training", members), list = Value(Value::Array{});
  for (std::size_t k = from; k < std::min(from + count, initializer_registry().size()); ++k) {
    list.push_back(initializer_registry()[k].descriptor.id);
  }
  spec.set("initializers", list);
  return spec;
}

/// Each network of a comparison learns, bit for bit, as it would alone: from the same weights, in the same batches.
void check_like_alone(const Value& spec, const Difference& difference) {
  const Value complete = validate(spec).value();
  const Result result = run_spec(spec);
  for (std::size_t k = 0; k < complete[difference.list].array().size(); ++k) {
    const Value alone = training_of(complete, difference, k);
    INFO(cli::json_text(alone));
    const Result training = run_spec(alone);
    for (const auto& [ours, theirs] : {std::pair{"loss.", "loss"}, std::pair{"gradient.", "gradientNorm"}}) {
      const auto column = result.column("steps", ours + std::to_string(k)), single = training.column("steps", theirs);
      REQUIRE(column.size() == complete["steps"].count() + 1);
      REQUIRE(single.size() == complete["steps"].count());
      CHECK(same_bits(column.first(single.size()), single));
    }
    const std::string networks = "networks";
    CHECK(result.column(networks, "parameters")[k] == training.column("evaluation", "parameters")[0]);
  }
}

double at_end(const Result& result, const std::string& table, const std::string& column) {
  return result.column(table, column).back();
}

}  // namespace

TEST_CASE("Networks side by side learn as each would alone, bit for bit", "[comparison]") {
  const std::string few = R"("validation": 0, "steps": 30, "depth": 3, "width": 7, "batch": 24)";
  check_like_alone(all_normalizations(few), by_normalization);
  check_like_alone(all_normalizations(few + R"(, "placement": "after", "activation": "relu", "optimizer": "nag")"),
                   by_normalization);
  for (std::size_t from = 0; from < initializer_registry().size(); from += 8) {
    check_like_alone(all_initializers(few, from, 8), by_weights);
    check_like_alone(all_initializers(few + R"(, "normalization": "batch-norm")", from, 8), by_weights);
  }
}

TEST_CASE("Whatever the normalization, the weights start from the same bits", "[comparison]") {
  for (const char* placement : {"before", "after"}) {
    Value spec = all_normalizations(R"("depth": 4, "width": 9)");
    spec.set("placement", placement);
    Comparison comparison(validate(spec).value(), by_normalization);
    const auto weights = [&](std::size_t k) {
      std::vector<double> all;
      Network<float>& network = comparison.network(k).trainer.network();
      for (const PlacedPiece& placed : network.parameter_layout()) {
        if (placed.piece.name != "weight" && placed.piece.name != "v") continue;
        const auto piece = network.parameters().subspan(placed.offset, placed.piece.size());
        all.insert(all.end(), piece.begin(), piece.end());
      }
      return all;
    };
    const std::vector<double> first = weights(0);
    CHECK(first.size() == 2 * 9 + 3 * 9 * 9 + 9);
    for (std::size_t k = 1; k < comparison.networks(); ++k) CHECK(same_bits(weights(k), first));
  }
}

TEST_CASE("Histograms of all layers and networks stand on one axis, and count everything", "[comparison]") {
  const Result result = run_spec(all_normalizations(
      R"("steps": 25, "statistics": 10, "depth": 3, "width": 8, "activation": "relu", "range": 1, "bins": 20)"));
  for (std::size_t k = 0; k < normalization_registry().size(); ++k) {
    const std::string number = std::to_string(k);
    const Table& grid = result.table("histogram." + number);
    REQUIRE(grid.x);
    CHECK(grid.x->min == Approx(-0.95));
    CHECK(grid.x->max == Approx(0.95));
    CHECK(grid.x->count == 20);
    CHECK(grid.y->count == 4 * 3);  // looks after 0, 10, 20 and 25 updates
    CHECK(result.table("layers." + number).rows == 4 * 3);
    double beyond = 0;
    for (const auto& [share, below, above] :
         {std::tuple{"pre", "preBelow", "preAbove"}, std::tuple{"out", "below", "above"}}) {
      const auto shares = result.column("histogram." + number, share);
      const auto low = result.column("layers." + number, below), high = result.column("layers." + number, above);
      for (std::size_t row = 0; row < 12; ++row) {
        const auto bins = shares.subspan(row * 20, 20);
        CHECK(std::accumulate(bins.begin(), bins.end(), 0.0) == Approx(1));
        CHECK(bins.front() >= low[row]);
        CHECK(bins.back() >= high[row]);
        beyond += low[row] + high[row];
      }
    }
    CHECK(beyond > 0);
    // ReLU hands on nothing below 0.
    const auto below = result.column("layers." + number, "below");
    CHECK(std::all_of(below.begin(), below.end(), [](double share) { return share == 0; }));
  }
  CHECK(result.column("looks", "step")[3] == 25);
  CHECK(result.column("steps", "step").back() == 25);
}

TEST_CASE("A normalization holds what it stands behind at a spread of 1", "[comparison]") {
  const auto first_look = [](const char* placement, const char* activation, const char* column, std::size_t k) {
    Value spec = with("normalization-training", R"("steps": 1, "depth": 4, "width": 12)");
    spec.set("placement", placement);
    spec.set("activation", activation);
    const Result result = run_spec(spec);
    const auto all = result.column("layers." + std::to_string(k), column);
    return std::vector<double>(all.begin(), all.begin() + 4);
  };
  for (std::size_t k : {1U, 2U}) {  // batch norm, layer norm
    for (double deviation : first_look("before", "tanh", "preDeviation", k)) CHECK(deviation == Approx(1).margin(0.02));
    for (double deviation : first_look("after", "tanh", "deviation", k)) CHECK(deviation == Approx(1).margin(0.02));
  }
  // Without one, tanh shrinks the signal layer by layer.
  const std::vector<double> bare = first_look("before", "tanh", "deviation", 0);
  CHECK(bare[3] < 0.8 * bare[0]);
  // The identity hands on what goes in.
  CHECK(first_look("before", "identity", "deviation", 1) == first_look("before", "identity", "preDeviation", 1));
}

TEST_CASE("Slices of any length give the same comparison, and partial results are its beginning", "[comparison]") {
  const Value spec = all_normalizations(R"("steps": 40, "statistics": 7, "depth": 2, "width": 5, "batch": 16)");
  const Result whole = run_spec(spec);
  auto sliced = begin(spec);
  REQUIRE(sliced.ok());
  std::size_t rows = 0;
  while (sliced.value()->advance(1) < 1) {
    const Result partial = sliced.value()->end();
    CHECK(partial.table("steps").rows == ++rows);
    const auto loss = partial.column("steps", "loss.1");
    CHECK(same_bits(loss, whole.column("steps", "loss.1").first(rows)));
  }
  CHECK(same_bits(sliced.value()->end().data, whole.data));
}

TEST_CASE("A comparison allocates nothing in a step, looks at the layers included", "[comparison]") {
  auto run = begin(all_normalizations(R"("steps": 60, "statistics": 3, "depth": 3, "batch": 16)"));
  REQUIRE(run.ok());
  run.value()->advance(1);
  const std::size_t before = allocations();
  while (run.value()->advance(1) < 1) {
  }
  CHECK(allocations() == before);
}

TEST_CASE("A network that diverges ends in NaN and tells its step, the others go on", "[comparison]") {
  const Result result = run_spec(with("normalization-training", R"("loss": "mse", "activation": "identity",
      "data": {"id": "rows", "inputs": [1, 2, 3, 4, 5, 6, 7, 8], "targets": [1, 2, 3, 4]}, "validation": 0, "depth": 3,
      "optimizer": {"id": "gd", "learningRate": 0.05}, "steps": 300, "statistics": 50)"));
  const double lost = result.column("networks", "divergedAt")[0];
  REQUIRE(lost > 0);
  REQUIRE(lost < 300);
  for (const char* column : {"loss.0", "smooth.0", "gradient.0"}) {
    const auto values = result.column("steps", column);
    for (std::size_t t = 0; t < values.size(); ++t) CHECK(std::isnan(values[t]) == (static_cast<double>(t) >= lost));
  }
  CHECK(std::isnan(at_end(result, "layers.0", "deviation")));
  CHECK(std::isnan(at_end(result, "histogram.0", "out")));
  CHECK(std::isnan(result.column("networks", "validationLoss")[0]));
  CHECK(std::isnan(result.column("networks", "divergedAt")[2]));
  CHECK(std::isfinite(at_end(result, "steps", "loss.2")));
  for (double value : result.data) CHECK_FALSE(std::isinf(value));
}

TEST_CASE("Batch norm of a single example sees no spread and learns nothing of the input", "[comparison]") {
  const Result result = run_spec(with("normalization-training", R"("batch": 1, "steps": 150, "depth": 2)"));
  // x − μ = 0 for the only example of a batch: whatever comes in, β comes out.
  CHECK(result.column("networks", "alone")[1] == 151);
  CHECK(result.column("networks", "alone")[2] == 0);
  CHECK(result.column("layers.1", "preDeviation")[0] == 0);
  CHECK(at_end(result, "steps", "smooth.1") > 0.6);  // about ln 2 = 0.693, a guess
  CHECK(at_end(result, "steps", "smooth.2") < 0.4);
  // 61 examples in batches of 20: the fourth batch holds one.
  const Result rest = run_spec(with("normalization-training", R"("batch": 20, "steps": 7, "validation": 0,
      "data": {"id": "gaussians", "examples": 61})"));
  CHECK(rest.column("networks", "alone")[1] == 2);
}

TEST_CASE("Examples that are held out are tried and not learned from", "[comparison]") {
  Value spec = with("normalization-training", R"("steps": 10, "data": {"id": "gaussians", "examples": 50})");
  const TrainingData split = split_of(validate(spec).value());
  const Dataset learned = split.to_learn(), held_out = split.to_hold_out();
  CHECK(learned.examples() == 38);
  CHECK(held_out.examples() == 12);
  // Together they are the examples that there are.
  std::vector<double> all = learned.inputs;
  all.insert(all.end(), held_out.inputs.begin(), held_out.inputs.end());
  std::vector<double> given = make_dataset(validate(spec).value()["data"], "data").value().inputs;
  std::sort(all.begin(), all.end());
  std::sort(given.begin(), given.end());
  CHECK(all == given);
  const double accuracy = run_spec(spec).column("networks", "accuracy")[0] * 12;
  CHECK(accuracy == Approx(std::round(accuracy)).margin(1e-12));
  spec.set("validation", 0);
  CHECK(std::isnan(run_spec(spec).column("networks", "validationLoss")[0]));
}

TEST_CASE("Scalers of a comparison are fitted on what is learned from", "[comparison]") {
  const Value spec =
      with("init-training", R"("data": {"id": "salaries"}, "scaler": "z-score", "targetScaler": "min-max")");
  const TrainingData split = split_of(validate(spec).value());
  const Dataset learned = split.to_learn(), held_out = split.to_hold_out();
  REQUIRE(held_out.examples() == 4);
  for (std::size_t k = 0; k < 2; ++k) {
    double sum = 0;
    for (std::size_t e = 0; e < learned.examples(); ++e) sum += learned.inputs[2 * e + k];
    CHECK(sum == Approx(0).margin(1e-9));
  }
  const auto [low, high] = std::minmax_element(learned.targets.begin(), learned.targets.end());
  CHECK(*low == Approx(0).margin(1e-12));
  CHECK(*high == Approx(1));
  const Expected<Value> refused =
      validate(json(R"({"experiment": "init-training", "data": "gaussians", "targetScaler": "z-score"})"));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().path == "targetScaler");
}

TEST_CASE("The average of the losses is corrected for its start", "[comparison]") {
  const Result result = run_spec(with("normalization-training", R"("steps": 3, "smoothing": 0.5)"));
  const auto loss = result.column("steps", "loss.0"), smooth = result.column("steps", "smooth.0");
  CHECK(smooth[0] == Approx(loss[0]));
  // β = 1/2: weights 1/4 and 1/2, which make 3/4.
  CHECK(smooth[1] == Approx((loss[0] + 2 * loss[1]) / 3));
  CHECK(smooth[2] == Approx((loss[0] + 2 * loss[1] + 4 * loss[2]) / 7));
}

TEST_CASE("From zeros nothing comes through, from large weights tanh is saturated", "[comparison]") {
  const Result result = run_spec(with("init-training", R"("steps": 50)"));
  for (double deviation : result.column("layers.0", "deviation")) CHECK(deviation == 0);
  CHECK(at_end(result, "steps", "smooth.0") > 0.6);
  CHECK(result.column("layers.2", "saturated")[3] > 0.2);
  CHECK(result.column("layers.3", "saturated")[3] < 0.02);
  CHECK(at_end(result, "steps", "smooth.3") < 0.1);
}

TEST_CASE("What can't be compared is refused with the place", "[comparison]") {
  const auto refusal = [](const std::string& members) {
    const Expected<Value> resolved = validate(with("normalization-training", members));
    return resolved ? "accepted" : resolved.error().path + " | " + resolved.error().message;
  };
  // 2 · 4 · 20 · 200 = 32000 numbers a look: 62 looks, of which the first is before the first step.
  CHECK(refusal(R"("steps": 5000, "statistics": 81, "depth": 20, "bins": 200)") ==
        "statistics | So many looks at so many bins are more than 2000000 numbers; look every 82 steps, or less "
        "often.");
  CHECK(refusal(R"("steps": 5000, "statistics": 82, "depth": 20, "bins": 200)") == "accepted");
  CHECK(refusal(R"("steps": 5000, "depth": 20, "bins": 200)") == "accepted");
  CHECK(refusal(R"("data": {"id": "rows", "targets": [0, 1, 0.5, 1]}, "loss": "softmax-cross-entropy")") ==
        "data.targets[2] | A class must be a whole number from 0 to 1.");
  CHECK(refusal(R"("normalizations": [])") == "normalizations | normalizations takes 1 to 8 entries, not 0.");
  CHECK(refusal(R"("normalizations": ["none", "group-norm"])").starts_with("normalizations[1] | There is no"));
  // Numbers that are no classes are learned as such.
  const Value numbers =
      validate(with("normalization-training", R"("data": {"id": "rows", "targets": [0, 1, 0.5, 1]})")).value();
  CHECK(numbers["loss"]["id"].string() == "mse");
}
