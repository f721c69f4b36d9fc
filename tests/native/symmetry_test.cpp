#include <cmath>
#include <set>

#include "catch.h"
#include "descent/base/format.h"
#include "descent/init/initializer.h"
#include "descent/optim/optimizer.h"
#include "specs.h"

using namespace descent;
using namespace descent::tests;

namespace {

Result little(const std::string& settings) {
  std::string text = R"({"experiment": "symmetry")";
  if (!settings.empty()) text.append(", ").append(settings);
  return run_spec(json(text.append("}")));
}

/// How many different rows (weights and bias) the units of a layer have, by their bits.
std::size_t different_units(const Result& result, const std::string& weight, const std::string& bias,
                            std::size_t units) {
  const auto w = result.column(weight, "value"), b = result.column(bias, "value");
  std::set<std::vector<std::uint64_t>> rows;
  for (std::size_t u = 0; u < units; ++u) {
    std::vector<std::uint64_t> row = {bits(b[u])};
    for (std::size_t i = 0; i < w.size() / units; ++i) row.push_back(bits(w[u * (w.size() / units) + i]));
    rows.insert(row);
  }
  return rows.size();
}

}  // namespace

TEST_CASE("Weights of 2 on four ones: 8, 64, 512, and 4096 comes out", "[symmetry]") {
  // z = 2·1 + 2·1 + 2·1 + 2·1 = 8, then 4·2·8 = 64, 4·2·64 = 512, 4·2·512 = 4096.
  const Result result = little("");
  for (int u = 1; u <= 4; ++u) {
    const auto unit = [&](const char* layer) {
      return result.column("units.0", concat({layer, std::to_string(u)}))[0];
    };
    CHECK(unit("a.1.") == 8);
    CHECK(unit("a.2.") == 64);
    CHECK(unit("a.3.") == 512);
  }
  CHECK(result.column("units.0", "out")[0] == 4096);
  CHECK(result.column("verdicts", "growth")[0] == Approx(8).epsilon(1e-14));
  // The mean of (4·64·2·n − y)² over the sixteen patterns: n of the four inputs are on, each adds 1024.
  double total = 0;
  for (unsigned p = 0; p < 16; ++p) {
    double on = 0;
    for (unsigned i = 0; i < 4; ++i) on += (p >> i & 1U) != 0;
    const double y = (p & 1U) != (p >> 1 & 1U);
    total += (1024 * on - y) * (1024 * on - y);
  }
  CHECK(result.column("steps.0", "loss")[0] == Approx(total / 16).epsilon(1e-14));
}

TEST_CASE("Units that start alike stay alike, bit for bit, whatever the rule, the activation and the weights",
          "[symmetry]") {
  for (const OptimizerPart& entry : optimizer_registry()) {
    const std::string id(entry.descriptor.id);
    for (const char* activation : {"relu", "tanh", "sigmoid"}) {
      INFO(id << ", " << activation);
      const Result result =
          little("\"steps\": 40, \"depth\": 2, \"optimizer\": \"" + id + "\", \"activation\": \"" + activation +
                 "\", \"initializers\": [\"zeros\", {\"id\": \"constant\", \"value\": 0.3}, "
                 "{\"id\": \"constant\", \"value\": -1.7}, \"normal\"]");
      for (const char* table : {"steps.0", "steps.1", "steps.2"}) {
        for (double kinds : result.column(table, "kinds")) CHECK(kinds == 2);  // one in each of two layers
      }
      CHECK(result.column("steps.3", "kinds")[0] == 8);
      // Those of constant weights move all the same: it is no standstill that keeps them alike.
      const auto w = result.column("weights.1", "w.1.1.1");
      CHECK(w.front() != w.back());
    }
  }
}

TEST_CASE("A nudge sets one unit of its layer apart, and all of the layer before", "[symmetry]") {
  // Unit 6 is the second of the second layer.
  const Result result = little(R"("nudged": [6], "steps": 50, "activation": "tanh", "nudge": 1e-9,
                                  "initializers": [{"id": "constant", "value": 0.5}])");
  for (double kinds : result.column("steps.0", "kinds.2")) CHECK(kinds == 2);
  for (double kind : result.column("units.0", "kind.2.2")) CHECK(kind == 2);
  for (double kind : result.column("units.0", "kind.2.3")) CHECK(kind == 1);
  // Those of the first layer now lead into it by different weights, so that their gradients differ.
  CHECK(result.column("steps.0", "kinds.1").front() == 1);
  CHECK(result.column("steps.0", "kinds.1").back() == 4);
  // The third layer's see the same through the same weights.
  for (double kinds : result.column("steps.0", "kinds.3")) CHECK(kinds == 1);
}

TEST_CASE("Copies learn nothing that one unit could not, random weights learn the switches", "[symmetry]") {
  const Result result = little("\"steps\": 1000");
  const auto learned = result.column("verdicts", "learned"), loss = result.column("verdicts", "lossEnd");
  CHECK(learned[0] == 0);
  CHECK(learned[1] == 0);
  CHECK(loss[1] == Approx(0.25));  // half of the answers are 1: a constant ½ is all that zeros can say
  CHECK(learned[3] == 1);
}

TEST_CASE("In a larger network too, in float and by mini-batches, constant weights stay symmetric bit for bit",
          "[symmetry]") {
  for (const char* scheme : {R"("zeros")", R"({"id": "constant", "value": 0.2})"}) {
    for (const char* norm : {"none", "layer-norm", "batch-norm"}) {
      INFO(scheme << ", " << norm);
      const Result result = run_spec(
          json(std::string(R"({"experiment": "training", "hidden": [13, 7], "steps": 30, "batch": 10,
        "normalization": ")") +
               norm + R"(", "placement": "after", "data": {"id": "gaussians", "examples": 64}, "initializer": )" +
               scheme + "}"));
      CHECK(different_units(result, "layer1.weight", "layer1.bias", 13) == 1);
      CHECK(different_units(result, "layer2.weight", "layer2.bias", 7) == 1);
    }
  }
}

TEST_CASE("A learning rate beyond all bounds ends the run at its last finite step", "[symmetry]") {
  // The units die at once; the output's bias then overshoots by the factor 1 − 2·5 = −9 at each step.
  const Result result =
      little(R"("optimizer": {"id": "gd", "learningRate": 5}, "initializers": [{"id": "constant", "value": 2}])");
  const double lost = result.column("verdicts", "divergedAt")[0];
  CHECK(lost >= 1);
  CHECK(result.column("steps.0", "loss").size() == static_cast<std::size_t>(lost));
  CHECK(std::isfinite(result.column("steps.0", "loss").back()));
}

TEST_CASE("A unit that is not there and an input of another length are refused in words", "[symmetry]") {
  const auto refused = run(json(R"({"experiment": "symmetry", "nudged": [13]})"));
  REQUIRE(!refused.ok());
  CHECK(refused.error().path == "nudged[0]");
  CHECK(refused.error().message == "A hidden unit is a whole number from 1 to 12.");
  const auto half = run(json(R"({"experiment": "symmetry", "nudged": [1.5]})"));
  CHECK(!half.ok());
  const auto shorter = run(json(R"({"experiment": "symmetry", "x": [1, 1]})"));
  REQUIRE(!shorter.ok());
  CHECK(shorter.error().path == "x");
}
