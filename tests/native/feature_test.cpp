#include "descent/data/feature.h"

#include <cmath>
#include <string>

#include "catch.h"
#include "networks.h"

using namespace descent;
using namespace descent::tests;

namespace {

std::string refusal(const std::string& members) {
  const Expected<Value> resolved = validate(json(R"({"experiment": "training", )" + members + "}"));
  return resolved ? "accepted" : resolved.error().path + " | " + resolved.error().message;
}

}  // namespace

TEST_CASE("Features are what they are called", "[feature]") {
  // At (1/2, −3): sin(π/2) = 1 and sin(−3π) = 0.
  const double expected[] = {0.5, -3, 0.25, 9, -1.5, 1, 0};
  REQUIRE(feature_registry().size() == std::size(expected));
  for (std::size_t f = 0; f < std::size(expected); ++f) {
    CAPTURE(feature_registry()[f].descriptor.id);
    CHECK(feature_registry()[f].of(0.5, -3) == Approx(expected[f]).margin(1e-15));
    CHECK_FALSE(feature_registry()[f].descriptor.help.empty());
    CHECK_FALSE(feature_registry()[f].descriptor.formula.empty());
  }
}

TEST_CASE("The inputs themselves as features are the training without features, to the last bit",
          "[feature][training]") {
  for (const char* scaler : {"none", "z-score", "unit-norm"}) {
    CAPTURE(scaler);
    Value plain = json(R"({"experiment": "training", "data": "moons", "batch": 10, "validation": 0.2, "map": 5,
                           "unitMaps": true, "probe": [0.5, 1, 2, -1]})");
    plain.set("scaler", scaler);
    Value same = plain;
    same.set("features", Value::array({"x1", "x2"}));
    const Result one = run_spec(plain), other = run_spec(same);
    REQUIRE(one.tables.size() == other.tables.size());
    CHECK(same_bits(one.data, other.data));
  }
}

TEST_CASE("One unit learns the product that two inputs alone don't give it", "[feature][training]") {
  const auto accuracy = [](const char* features) {
    Value spec = json(R"({"experiment": "training", "data": "xor", "hidden": [], "steps": 300})");
    spec.set("features", json(features));
    return run_spec(spec).column("evaluation", "accuracy")[0];
  };
  CHECK(accuracy(R"(["product"])") > 0.95);
  CHECK(accuracy(R"(["x1", "x2"])") < 0.75);
}

TEST_CASE("Features are scaled one by one, and maps and probes take inputs as the examples have them",
          "[feature][training]") {
  const Result result = run_spec(R"({"experiment": "training", "data": "circles", "hidden": [3], "steps": 50,
      "features": ["x1-squared", "x2-squared"], "scaler": "z-score", "map": 6, "unitMaps": true, "probe": [1, 0]})");
  CHECK(result.table("layer1.weight").rows == 6);
  CHECK(result.table("map").rows == 36);
  CHECK(result.table("probe").rows == 1);
  // What x₁² and x₂² can't tell apart, the network doesn't: the map is its own mirror image.
  const Value mirrored = json(R"({"experiment": "training", "data": "circles", "hidden": [3], "steps": 50,
      "features": ["x1-squared", "x2-squared"], "scaler": "z-score", "probe": [0.7, -0.2, -0.7, 0.2]})");
  const Result both = run_spec(mirrored);
  CHECK(both.column("probe", "out.0")[0] == both.column("probe", "out.0")[1]);
  // Every feature is on the map, in use or not; the axes run along x₁ first.
  const Table& map = result.table("map");
  for (std::size_t f = 0; f < feature_registry().size(); ++f) {
    const auto column = result.column("map", "feature." + std::string(feature_registry()[f].descriptor.id));
    const double x1 = map.x->min, x2 = map.y->max;
    CHECK(column[30] == feature_registry()[f].of(x1, x2));
  }
}

TEST_CASE("Features that can't be made are refused with the place", "[feature][training]") {
  CHECK(refusal(R"("features": ["cube"])").substr(0, 14) == "features[0] | ");
  CHECK(refusal(R"("features": [])") == "features | features takes 1 to 20 entries, not 0.");
  CHECK(
      refusal(
          R"("features": ["x1"], "data": {"id": "rows", "inputs": [1, 2, 3], "targets": [0, 1, 0], "features": 1})") ==
      "features | Features are made of two inputs; these examples have 1.");
  CHECK(
      refusal(R"("features": ["x1"], "origin": {"id": "training"})") ==
      "origin | The network must have the shape of the origin's: the same inputs, layers, normalization and outputs.");
}
