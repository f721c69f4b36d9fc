#include "descent/data/dataset.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "catch.h"
#include "descent/base/math.h"
#include "descent/data/data_table.h"
#include "networks.h"

using namespace descent;
using namespace descent::tests;

namespace {

Dataset made(const Value& given) {
  const Expected<Value> resolved = resolve_part("dataset", given, "data");
  if (!resolved) FAIL(resolved.error().message);
  Expected<Dataset> data = make_dataset(resolved.value(), "data");
  if (!data) FAIL(data.error().message);
  return std::move(data.value());
}
Dataset made(const char* text) { return made(json(text)); }

bool has(const DatasetPart& entry, std::string_view id) {
  for (const Parameter& parameter : entry.descriptor.parameters) {
    if (parameter.id == id) return true;
  }
  return false;
}

/// The part with one of its knobs set.
Value with(const DatasetPart& entry, const char* id, double value) {
  return Value::object({{"id", entry.descriptor.id}, {id, value}});
}

/// All but the digits, which are attached and have a test file of their own.
std::vector<DatasetPart> made_by_rule() {
  std::vector<DatasetPart> all = dataset_registry();
  all.erase(std::remove_if(all.begin(), all.end(),
                           [](const DatasetPart& entry) { return std::string(entry.descriptor.id) == "digits"; }),
            all.end());
  return all;
}

/// f(x₁, x₂, target) for every example of the plane.
template <class Function>
void each_point(const Dataset& data, Function function) {
  REQUIRE(data.features == 2);
  for (std::size_t e = 0; e < data.examples(); ++e) {
    function(data.inputs[2 * e], data.inputs[2 * e + 1], data.targets[e]);
  }
}

}  // namespace

TEST_CASE("Every dataset has as many finite numbers as it says, and names for all or none", "[dataset]") {
  for (const DatasetPart& entry : made_by_rule()) {
    CAPTURE(entry.descriptor.id);
    const Dataset data = made(Value(entry.descriptor.id));
    CHECK(data.examples() >= 2);
    CHECK(data.inputs.size() == data.examples() * data.features);
    CHECK(data.targets.size() == data.examples() * data.target_width);
    for (double number : data.inputs) CHECK(std::isfinite(number));
    for (double number : data.targets) CHECK(std::isfinite(number));
    if (!data.columns.empty()) CHECK(data.columns.size() == data.features + data.target_width);
    for (const DatasetColumn& column : data.columns) CHECK_FALSE(column.name.empty());
    if (!has(entry, "examples")) continue;
    // So many as asked for, up to the most.
    for (double count : {2, 7, 20000}) {
      const Dataset some = made(with(entry, "examples", count));
      CHECK(some.examples() == static_cast<std::size_t>(count));
    }
  }
}

TEST_CASE("The classes of a dataset are as large as each other, but for one example", "[dataset]") {
  std::size_t with_classes = 0;
  for (const DatasetPart& entry : made_by_rule()) {
    CAPTURE(entry.descriptor.id);
    const Dataset data = made(has(entry, "examples") ? with(entry, "examples", 103) : Value(entry.descriptor.id));
    if (data.classes == 0) continue;
    ++with_classes;
    std::vector<std::size_t> sizes(data.classes);
    for (double target : data.targets) {
      REQUIRE((target >= 0 && target < static_cast<double>(data.classes) && target == std::floor(target)));
      ++sizes[static_cast<std::size_t>(target)];
    }
    const auto [least, most] = std::minmax_element(sizes.begin(), sizes.end());
    CHECK(*most - *least <= 1);
  }
  CHECK(with_classes == 5);
}

TEST_CASE("The same seed draws the same points, another seed others", "[dataset]") {
  for (const DatasetPart& entry : made_by_rule()) {
    if (!has(entry, "seed")) continue;
    CAPTURE(entry.descriptor.id);
    const Dataset one = made(with(entry, "seed", 7)), again = made(with(entry, "seed", 7));
    CHECK(same_bits(one.inputs, again.inputs));
    CHECK(same_bits(one.targets, again.targets));
    CHECK_FALSE(same_bits(one.inputs, made(with(entry, "seed", 8)).inputs));
  }
}

TEST_CASE("Noise moves the points by its standard deviation and nothing else", "[dataset]") {
  for (const DatasetPart& entry : made_by_rule()) {
    if (!has(entry, "noise")) continue;
    CAPTURE(entry.descriptor.id);
    const auto at = [&](double noise) {
      return made(Value::object({{"id", entry.descriptor.id}, {"examples", 4000}, {"noise", noise}}));
    };
    const Dataset still = at(0), moved = at(0.3);
    const bool of_targets = still.classes == 0;
    const std::vector<double>&from = of_targets ? still.targets : still.inputs,
          &to = of_targets ? moved.targets : moved.inputs;
    CHECK(same_bits(of_targets ? still.inputs : still.targets, of_targets ? moved.inputs : moved.targets));
    double squares = 0, total = 0;
    for (std::size_t i = 0; i < from.size(); ++i) {
      total += to[i] - from[i];
      squares += (to[i] - from[i]) * (to[i] - from[i]);
    }
    // Of n normal numbers, the mean is off by σ/√n and the deviation by σ/√(2n), as a standard deviation; five of them.
    const double n = static_cast<double>(from.size());
    CHECK(std::fabs(total / n) < 5 * 0.3 / std::sqrt(n));
    CHECK(std::fabs(std::sqrt(squares / n) - 0.3) < 5 * 0.3 / std::sqrt(2 * n));
  }
}

TEST_CASE("Without noise every point lies where its formula says", "[dataset]") {
  each_point(made(R"({"id": "xor", "noise": 0, "gap": 0.2})"), [&](double x, double y, double target) {
    CHECK((std::fabs(x) >= 0.2 && std::fabs(x) <= 1 && std::fabs(y) >= 0.2 && std::fabs(y) <= 1));
    CHECK((x * y < 0) == (target == 1));
  });
  each_point(made(R"({"id": "moons", "noise": 0})"), [](double x, double y, double target) {
    // Class 1 turned by half a turn is class 0: the upper half of the unit circle around (−1/2, −1/4).
    const double side = target == 0 ? 1 : -1, right = side * x + 0.5, up = side * y + 0.25;
    CHECK(std::hypot(right, up) == Approx(1).epsilon(1e-12));
    CHECK(up >= 0);
  });
  each_point(made(R"({"id": "circles", "noise": 0, "inner": 0.3})"), [](double x, double y, double target) {
    CHECK(std::hypot(x, y) == Approx(target == 0 ? 1 : 0.3).epsilon(1e-12));
  });
  each_point(made(R"({"id": "spiral", "noise": 0, "arms": 3, "turns": 1.25})"), [](double x, double y, double target) {
    const double radius = std::hypot(x, y), turn = 1.25 * radius + target / 3;
    CHECK((radius > 0.0999 && radius <= 1.0000001));
    CHECK(x == Approx(radius * std::cos(2 * M_PI * turn)).margin(1e-12));
    CHECK(y == Approx(radius * std::sin(2 * M_PI * turn)).margin(1e-12));
  });
  each_point(made(R"({"id": "plane", "noise": 0, "slope1": 2, "slope2": -3})"), [](double x, double y, double target) {
    CHECK(target == Approx(2 * x - 3 * y).margin(1e-12));
    CHECK((std::fabs(x) <= 1 && std::fabs(y) <= 1));
  });
  each_point(made(R"({"id": "waves", "noise": 0, "waves": 1.5})"), [](double x, double y, double target) {
    CHECK(target == Approx(std::sin(1.5 * M_PI * x) * std::sin(1.5 * M_PI * y)).margin(1e-12));
  });
  // A cloud without spread is its centre.
  std::map<double, std::pair<double, double>> centres;
  each_point(made(R"({"id": "gaussians", "spread": 0, "classes": 4})"), [&](double x, double y, double target) {
    const auto [place, fresh] = centres.insert({target, {x, y}});
    CHECK(place->second == std::pair(x, y));
  });
  CHECK(centres.size() == 4);
}

TEST_CASE("The people of the dataset are those of the table", "[dataset]") {
  const Dataset data = made(Value("salaries"));
  const DataTable table = make_table(resolve_part("table", "salaries", "table").value(), "table").value();
  REQUIRE(data.examples() == 16);
  REQUIRE(table.rows == 16);
  for (std::size_t e = 0; e < 16; ++e) {
    CHECK(data.inputs[2 * e] == table.columns[0].values[e]);
    CHECK(data.inputs[2 * e + 1] == table.columns[1].values[e]);
    CHECK(data.targets[e] == table.columns[2].values[e]);
  }
  for (std::size_t k = 0; k < 3; ++k) {
    CHECK(data.columns[k].name == table.columns[k].name);
    CHECK(data.columns[k].unit == table.columns[k].unit);
  }
}

TEST_CASE("A training without a loss takes the one that suits the targets", "[dataset][training]") {
  const auto loss_of = [](const std::string& data) {
    return validate(json(R"({"experiment": "training", "data": )" + data + "}")).value()["loss"]["id"].string();
  };
  CHECK(loss_of(R"("xor")") == "binary-cross-entropy");
  CHECK(loss_of(R"("rows")") == "binary-cross-entropy");
  CHECK(loss_of(R"({"id": "spiral", "arms": 3})") == "softmax-cross-entropy");
  CHECK(loss_of(R"("waves")") == "mse");
  CHECK(loss_of(R"("salaries")") == "mse");
  const Expected<Value> refused =
      validate(json(R"({"experiment": "training", "data": "salaries", "loss": "binary-cross-entropy"})"));
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().path == "loss");
  CHECK(refused.error().message ==
        "Binary cross-entropy needs targets from 0 to 1, and one of these is 194000; softmax cross-entropy takes more "
        "classes than two, mean squared error takes numbers.");
}

TEST_CASE("A small network learns every dataset of the plane", "[dataset][training]") {
  for (const char* id : {"xor", "moons", "circles", "spiral"}) {
    CAPTURE(id);
    Value spec = json(R"({"experiment": "training", "hidden": [16, 16], "steps": 1500,
                          "optimizer": {"id": "adam", "learningRate": 0.02}})");
    spec.set("data", id);
    CHECK(run_spec(spec).column("evaluation", "accuracy")[0] > 0.97);
  }
  for (const char* id : {"plane", "waves"}) {
    CAPTURE(id);
    Value spec = json(R"({"experiment": "training", "hidden": [16, 16], "steps": 1500,
                          "optimizer": {"id": "adam", "learningRate": 0.02}})");
    spec.set("data", id);
    // What is left is about the noise: 0.1² and 0.05².
    CHECK(run_spec(spec).column("evaluation", "loss")[0] < 0.015);
  }
}
