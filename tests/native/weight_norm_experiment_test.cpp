#include <cmath>
#include <string>

#include "catch.h"
#include "specs.h"

using namespace descent;
using namespace descent::tests;

namespace {

Result run_with(const std::string& settings = "") {
  return run_spec(json("{\"experiment\": \"weight-norm\"" + (settings.empty() ? "" : ", " + settings) + "}"));
}

double at(const Result& result, const char* column, std::size_t row = 0) { return result.column("path", column)[row]; }

}  // namespace

TEST_CASE("w is g along v, whatever the length of v", "[weight-norm]") {
  // ‖(3, 4)‖ = 5, so w = 10/5 · (3, 4) = (6, 8).
  const Result result = run_with(R"("v": [3, 4], "g": 10)");
  CHECK(at(result, "norm") == 5);
  CHECK(at(result, "w.x") == Approx(6).epsilon(1e-15));
  CHECK(at(result, "w.y") == Approx(8).epsilon(1e-15));
  const Result longer = run_with(R"("v": [6, 8], "g": 10)");
  for (const char* same : {"w.x", "w.y", "loss", "gradient.x", "dg"}) {
    CHECK(at(longer, same) == Approx(at(result, same)).epsilon(1e-14));
  }
  // The longer v turns more slowly: ∂L/∂v is half as large.
  CHECK(at(longer, "dv.x") == Approx(at(result, "dv.x") / 2).epsilon(1e-12));
}

TEST_CASE("The gradient comes apart into a part along v and one across it", "[weight-norm]") {
  const Result result = run_with();
  const std::size_t rows = result.column("path", "step").size();
  REQUIRE(rows == 41);
  for (std::size_t t = 0; t < rows; ++t) {
    const double vx = at(result, "v.x", t), vy = at(result, "v.y", t), norm = std::hypot(vx, vy);
    const double gx = at(result, "gradient.x", t), gy = at(result, "gradient.y", t), g = at(result, "g", t);
    const double dg = (gx * vx + gy * vy) / norm;
    CHECK(at(result, "dg", t) == Approx(dg).margin(1e-14));
    // Salimans & Kingma 2016, eq. 3.
    CHECK(at(result, "dv.x", t) == Approx(g / norm * gx - g / (norm * norm) * dg * vx).margin(1e-14));
    CHECK(at(result, "along.x", t) + at(result, "across.x", t) == Approx(gx).margin(1e-14));
    CHECK(at(result, "dv.y", t) == Approx(g / norm * at(result, "across.y", t)).margin(1e-14));
    CHECK(std::fabs(at(result, "product", t)) < 1e-14 * (1 + norm));
  }
}

TEST_CASE("The length of v never falls, and grows by the step's own square", "[weight-norm]") {
  const Result result = run_with(R"("learningRate": 0.5)");
  for (std::size_t t = 0; t + 1 < 41; ++t) {
    const double dx = 0.5 * at(result, "dv.x", t), dy = 0.5 * at(result, "dv.y", t);
    const double before = at(result, "norm", t), after = at(result, "norm", t + 1);
    CHECK(after * after == Approx(before * before + dx * dx + dy * dy).epsilon(1e-13));
  }
}

TEST_CASE("The gradient is that of the loss, and both ways end where it is 0", "[weight-norm]") {
  const auto loss = [](double g) {
    return at(run_spec(Value::object({{"experiment", "weight-norm"}, {"g", g}})), "loss");
  };
  const double h = 1e-4;
  CHECK((loss(1.5 + h) - loss(1.5 - h)) / (2 * h) == Approx(at(run_with(), "dg")).epsilon(1e-6));
  const Result result = run_with(R"("steps": 1000)");
  CHECK(at(result, "loss", 1000) < 1e-12);
  CHECK(result.column("plain", "loss")[1000] < 1e-12);
  CHECK(at(result, "w.x", 1000) == Approx(2.6).epsilon(1e-6));
  // Both start in the same weights.
  CHECK(result.column("plain", "w.x")[0] == at(result, "w.x"));
}

TEST_CASE("On a line of equal loss the loss is equal", "[weight-norm]") {
  const Result result = run_with(R"("stretch": 2)");
  const auto level = result.column("levels", "level"), x = result.column("levels", "x"),
             y = result.column("levels", "y");
  for (std::size_t k = 0; k < level.size(); k += 29) {
    // A unit with that w: v along it, g its length.
    const Value spec = Value::object({{"experiment", "weight-norm"},
                                      {"stretch", 2},
                                      {"v", Value::array({x[k], y[k]})},
                                      {"g", std::hypot(x[k], y[k])}});
    const Result there = run_spec(spec);
    CHECK(at(there, "loss") == Approx(level[k]).epsilon(1e-12));
  }
}

TEST_CASE("A run that leaves all bounds ends at its last finite step, a v of zero is refused", "[weight-norm]") {
  const Result result = run_with(R"("learningRate": 50, "steps": 1000)");
  CHECK(result.column("path", "step").size() < 1001);
  for (double value : result.data) CHECK(std::isfinite(value));
  const auto refused = run(json(R"({"experiment": "weight-norm", "v": [0, 0]})"));
  REQUIRE(!refused);
  CHECK(refused.error().path == "v");
}
