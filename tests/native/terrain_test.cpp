#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "catch.h"
#include "descent/experiment/terrain_model.h"
#include "descent/experiment/terrain_side.h"
#include "descent/optim/optimizer.h"
#include "specs.h"

using namespace descent;
using namespace descent::tests;

namespace {

/// Two inputs that have nothing to do with one another: every age with every salary.
const char* uncorrelated =
    R"({"id": "csv", "text": "age,last,next\n25,200000,260000\n25,400000,390000\n55,200000,310000\n55,400000,480000\n"})";

Result terrain(const std::string& settings = "") {
  return run_spec(json(R"({"experiment": "terrain")" + (settings.empty() ? "" : ", " + settings) + "}"));
}

Value resolved(const std::string& settings) {
  Expected<Value> spec = validate(json(R"({"experiment": "terrain", )" + settings + "}"));
  if (!spec) FAIL(spec.error().message);
  return spec.value();
}

double side(const Result& result, const char* column, int row) {
  return result.column("sides", column)[static_cast<std::size_t>(row)];
}

const char* name(int row) { return row == 0 ? "raw" : "scaled"; }

/// Settings that between them use every model, kind of data and stretch.
const std::vector<std::string>& settings() {
  static const std::vector<std::string> all = {
      R"("model": "linear")",
      R"("model": "network")",
      R"("model": "network", "neuron": 2, "seed": 3, "target": "z-score")",
      R"("scaler": "min-max", "unit": 100000)",
      R"("scaler": "robust", "target": "min-max")",
      R"("scaler": "max-abs")",
      R"("scaler": "none", "table": )" + std::string(uncorrelated),
      R"("scaler": {"id": "unit-norm"}, "unit": 1e-6)",
  };
  return all;
}

Error refused(const std::string& settings) {
  const Expected<Value> spec = validate(json(R"({"experiment": "terrain", )" + settings + "}"));
  REQUIRE(!spec);
  return spec.error();
}

std::string csv(const std::string& text) { return R"("table": {"id": "csv", "text": ")" + text + R"("})"; }

}  // namespace

TEST_CASE("Gradient and Hessian of a terrain are those of its loss", "[terrain]") {
  for (const char* model : {"linear", "network"}) {
    const Value spec = resolved(std::string(R"("model": ")") + model + "\"");
    const TerrainData data = terrain_data(spec).value();
    const TerrainModel surface = model == std::string("linear") ? TerrainModel(data) : TerrainModel(data, 1, 0);
    for (double x : {-1.7, 0.0, 0.4, 2.1}) {
      for (double y : {-2.0, -0.3, 1.1}) {
        const Eigen::Vector2d u(x, y), g = surface.gradient(u), dx(1e-5, 0), dy(0, 1e-5);
        CAPTURE(model, x, y);
        CHECK(g.x() == Approx((surface.value(u + dx) - surface.value(u - dx)) / 2e-5).margin(1e-8));
        CHECK(g.y() == Approx((surface.value(u + dy) - surface.value(u - dy)) / 2e-5).margin(1e-8));
        const Hessian h = surface.hessian(u);
        const Eigen::Vector2d hx = (surface.gradient(u + dx) - surface.gradient(u - dx)) / 2e-5,
                              hy = (surface.gradient(u + dy) - surface.gradient(u - dy)) / 2e-5;
        CHECK(h.xx == Approx(hx.x()).margin(1e-8));
        CHECK(h.xy == Approx(hx.y()).margin(1e-8));
        CHECK(h.xy == Approx(hy.x()).margin(1e-8));
        CHECK(h.yy == Approx(hy.y()).margin(1e-8));
        CHECK(h.determinant == Approx(h.xx * h.yy - h.xy * h.xy).margin(1e-12));
        CHECK(surface.excess(u) ==
              Approx(surface.value(u) - surface.value(surface.minimum())).epsilon(1e-9).margin(1e-12));
      }
    }
  }
}

TEST_CASE("The Hessian of a side is the second derivative of its loss over its own weights", "[terrain]") {
  for (const std::string& each : settings()) {
    const Value spec = resolved(each);
    const TerrainData data = terrain_data(spec).value();
    const TerrainModel model =
        spec["model"].string() == "linear"
            ? TerrainModel(data)
            : TerrainModel(data, static_cast<std::uint64_t>(spec["seed"].number()), spec["neuron"].count() - 1);
    for (TerrainSide::Kind kind : {TerrainSide::raw, TerrainSide::scaled}) {
      const TerrainSide half(model, data, kind);
      const Eigen::Vector2d w = half.weights({0.3, -0.2}), dx(1e-5 * half.stretch.x(), 0),
                            dy(0, 1e-5 * half.stretch.y());
      const Hessian h = half.hessian(w);
      const Eigen::Vector2d hx = (half.gradient(w + dx) - half.gradient(w - dx)) / (2 * dx.x()),
                            hy = (half.gradient(w + dy) - half.gradient(w - dy)) / (2 * dy.y());
      CAPTURE(each, static_cast<int>(kind));
      CHECK(h.xx == Approx(hx.x()).epsilon(1e-6));
      CHECK(h.xy == Approx(hx.y()).epsilon(1e-6).margin(1e-9 * std::sqrt(h.xx * h.yy)));
      CHECK(h.yy == Approx(hy.y()).epsilon(1e-6));
      CHECK((half.loss(w + dx) - half.loss(w - dx)) / (2 * dx.x()) == Approx(half.gradient(w).x()).epsilon(1e-6));
    }
  }
}

TEST_CASE("Eigenvalues keep trace and determinant, also when one is 10^16 times the other", "[terrain]") {
  for (const std::string& each : settings()) {
    const Result result = terrain(each);
    for (int row : {0, 1}) {
      CAPTURE(each, row);
      const double max = side(result, "lambdaMax", row), min = side(result, "lambdaMin", row),
                   xx = side(result, "hessian.xx", row), xy = side(result, "hessian.xy", row),
                   yy = side(result, "hessian.yy", row);
      CHECK(max + min == Approx(xx + yy).epsilon(1e-14));
      CHECK(max * min == Approx(xx * yy - xy * xy).epsilon(1e-9));
      CHECK(side(result, "condition", row) == max / min);
      CHECK(side(result, "stableRate", row) == 2 / max);
    }
  }
  // [[1, 1], [1, 1 + 1e16]] has the determinant 1e16 exactly, so λ = 1e16 + 1 and 1 − 1e-16: the textbook's
  // (a + c)/2 − √… gives 0 or 2.
  const Curvatures steep({1, 1, 1e16, 1e16 - 1});
  CHECK(steep.max == Approx(1e16).epsilon(1e-15));
  CHECK(steep.min == Approx(1).epsilon(1e-15));
  const Curvatures saddle({1, 0, -3, -3}), flat({0, 0, 0, 0});
  CHECK((saddle.max == 1 && saddle.min == -3));
  CHECK((flat.max == 0 && flat.min == 0));
}

TEST_CASE("By hand: four people, ages and salaries at right angles", "[terrain]") {
  // Ages 25 and 55: deviation 15. Salaries 2 and 4 lakh: deviation 1e5. Not correlated. H = 2/n XᵀX about the means:
  // 2·15² = 450 and 2·10¹⁰ on the diagonal, so κ = 2·10¹⁰/450 = 4.444…·10⁷; in z-scores 2 and 2, so κ = 1.
  const Result result = terrain(std::string(R"("table": )") + uncorrelated);
  CHECK(side(result, "hessian.xx", 0) == Approx(450).epsilon(1e-14));
  CHECK(side(result, "hessian.xy", 0) == Approx(0).margin(1e-4));
  CHECK(side(result, "hessian.yy", 0) == Approx(2e10).epsilon(1e-14));
  CHECK(side(result, "condition", 0) == Approx(2e10 / 450).epsilon(1e-12));
  CHECK(side(result, "condition", 1) == Approx(1).epsilon(1e-14));
  // Best weights: (310 + 480 − 260 − 390)k/2/30 years = 7000/3 rupees a year of age, (390 + 480 − 260 − 310)k/2/2e5 =
  // .75.
  CHECK(side(result, "minimum.x", 0) == Approx(7000.0 / 3).epsilon(1e-13));
  CHECK(side(result, "minimum.y", 0) == Approx(0.75).epsilon(1e-13));
  CHECK(side(result, "minimum.x", 1) == Approx(35000).epsilon(1e-13));
  CHECK(side(result, "minimum.y", 1) == Approx(75000).epsilon(1e-13));
  // A round bowl: one step at half of the largest stable rate, 1/λ, ends in the middle.
  const Result half = terrain(std::string(R"("multiple": 0.5, "table": )") + uncorrelated);
  CHECK(side(half, "reachedAt", 1) == 1);
  CHECK(side(half, "needed", 1) == 1);
}

TEST_CASE("The salaries, as exact fractions and 60 decimal digits give them", "[terrain]") {
  // Python's fractions.Fraction for the means, covariances and normal equations of the sixteen rows, decimal.Decimal
  // for the square root in the eigenvalues of 2/n XᵀX.
  const Result result = terrain();
  CHECK(side(result, "lambdaMax", 0) == Approx(38017969008.8890445493).epsilon(1e-13));
  CHECK(side(result, "lambdaMin", 0) == Approx(13.8531429506889122).epsilon(1e-13));
  CHECK(side(result, "condition", 0) == Approx(2744356940.81959077).epsilon(1e-13));
  CHECK(side(result, "condition", 1) == Approx(76.7394040871919797).epsilon(1e-13));
  CHECK(side(result, "minimum.x", 0) == Approx(-622.0068146537305).epsilon(1e-13));
  CHECK(side(result, "minimum.y", 0) == Approx(1.0974023953641368).epsilon(1e-13));
}

TEST_CASE("Just below the largest stable rate gradient descent goes down, just above it is lost, on both",
          "[terrain]") {
  for (const std::string& each : settings()) {
    const bool linear = each.find("network") == std::string::npos;
    if (!linear) continue;  // there 2/λmax holds near the minimum only
    const Result below = terrain(each + R"(, "multiple": 0.999, "steps": 5000)"),
                 above = terrain(each + R"(, "multiple": 1.001, "steps": 5000)");
    for (int row : {0, 1}) {
      CAPTURE(each, row);
      CHECK(std::isnan(side(below, "divergedAt", row)));
      const auto loss = below.column(name(row), "excess");
      CHECK(loss.size() == 5001);
      for (std::size_t t = 1; t < loss.size(); ++t) CHECK(loss[t] <= loss[t - 1] * (1 + 1e-9));
      CHECK(side(above, "divergedAt", row) > 1000);
      CHECK(above.table(name(row)).rows == static_cast<std::size_t>(side(above, "divergedAt", row)));
      CHECK(std::isnan(side(above, "needed", row)));
    }
  }
}

TEST_CASE("The steps that are needed are the steps that are made", "[terrain]") {
  for (const char* multiple : {"0.1", "0.5", "0.77", "0.9", "0.99"}) {
    for (const char* scaler : {"z-score", "min-max", "robust"}) {
      const Result result = terrain(std::string(R"("steps": 3000, "multiple": )") + multiple + R"(, "scaler": ")" +
                                    scaler + R"(", "unit": 10000)");
      for (int row : {0, 1}) {
        CAPTURE(multiple, scaler, row);
        const double reached = side(result, "reachedAt", row), needed = side(result, "needed", row);
        if (std::isnan(reached)) {
          CHECK(needed > 3000);
        } else {
          CHECK(needed == reached);
        }
      }
    }
  }
  // On raw inputs only the flat direction is left after some steps: left · (1 − ηλmin)ᵗ = tolerance.
  const Result raw = terrain();
  const double per_step = side(raw, "rate", 0) * side(raw, "lambdaMin", 0);
  CHECK(side(raw, "needed", 0) - 250 == Approx(std::log(side(raw, "left", 0) / 0.01) / per_step).epsilon(1e-4));
  CHECK(side(raw, "needed", 0) > 1e9);
  // Where a rule has no closed form, nothing is claimed.
  CHECK(std::isnan(side(terrain(R"("optimizer": "adam")"), "needed", 0)));
  CHECK(std::isnan(side(terrain(R"("model": "network")"), "needed", 1)));
}

TEST_CASE("Both walks start with the same predictions and head for the same ones", "[terrain]") {
  for (const std::string& each : settings()) {
    const Result result = terrain(each);
    CAPTURE(each);
    CHECK(result.column("raw", "loss")[0] == Approx(result.column("scaled", "loss")[0]).epsilon(1e-12));
    CHECK(result.column("raw", "deviations.x")[0] == Approx(result.column("scaled", "deviations.x")[0]).epsilon(1e-12));
    for (int row : {0, 1}) {
      // Where it starts at the minimum, nothing moves it.
      const Result still = terrain(each + R"(, "steps": 20, "startOn": ")" + name(row) + R"(", "start": [)" +
                                   std::to_string(0) + ", 0]");
      CHECK(still.column(name(row), "x")[0] == 0);
      CHECK(still.column(name(row), "y")[0] == 0);
    }
  }
}

TEST_CASE("The person of 32: the salary that both walks lead to", "[terrain]") {
  // Exact fractions again: mean salary + w1 (32 − mean age) + w2 (350000 − mean last salary).
  const Result result = terrain();
  CHECK(result.column("facts", "person.x")[0] == 32);
  CHECK(result.column("facts", "person.y")[0] == 350000);
  CHECK(result.column("facts", "prediction")[0] == Approx(396370.87406760216).epsilon(1e-12));
  CHECK(std::isnan(result.column("facts", "known")[0]));
  CHECK(result.table("facts").columns.back().unit == "rupees");
  // A unit, a scaler and a scaled target change what is learnt from, not what is asked nor what the best answer is.
  for (const char* each : {R"("unit": 100000)", R"("scaler": "min-max")", R"("target": "z-score")"}) {
    CAPTURE(each);
    CHECK(terrain(each).column("facts", "prediction")[0] == Approx(396370.87406760216).epsilon(1e-12));
  }
  // Both walks start with the same answer; the scaled one comes to the best.
  CHECK(result.column("raw", "prediction")[0] == Approx(result.column("scaled", "prediction")[0]).epsilon(1e-12));
  CHECK(result.column("scaled", "prediction").back() == Approx(396370.87406760216).epsilon(1e-2));

  // By hand, for the first of four people, 25 years and 2 lakh: 360000 + 7000/3 · (25 − 40) + .75 · (2 − 3) lakh.
  const Result four = terrain(std::string(R"("table": )") + uncorrelated);
  CHECK(four.column("facts", "person.x")[0] == 25);
  CHECK(four.column("facts", "prediction")[0] == Approx(250000).epsilon(1e-12));
  CHECK(four.column("facts", "known")[0] == 260000);
}

TEST_CASE("The squared errors of what is predicted for each person are the loss", "[terrain]") {
  for (const char* model : {"linear", "network"}) {
    const auto people = json("[[22, 2, 5], [30, 3, 4], [41, 1, 7], [50, 6, 2], [58, 4, 9]]");
    std::array<std::vector<double>, 2> sum;
    std::array<std::vector<double>, 2> loss;
    for (const Value& person : people.array()) {
      Value spec = json(R"({"experiment": "terrain", "steps": 20, "points": 5, "multiple": 0.5, "table": {"id": "csv",
                            "text": "22,2,5\n30,3,4\n41,1,7\n50,6,2\n58,4,9"}})");
      spec.set("model", model);
      spec.set("personFirst", person.array()[0]);
      spec.set("personSecond", person.array()[1]);
      const Result result = run_spec(spec);
      CHECK(result.column("facts", "known")[0] == person.array()[2].number());
      for (std::size_t k : {0, 1}) {
        const auto predicted = result.column(name(static_cast<int>(k)), "prediction");
        sum[k].resize(predicted.size());
        for (std::size_t t = 0; t < predicted.size(); ++t) {
          const double error = predicted[t] - person.array()[2].number();
          sum[k][t] += error * error / 5;
        }
        const auto now = result.column(name(static_cast<int>(k)), "loss");
        loss[k].assign(now.begin(), now.end());
      }
    }
    for (std::size_t k : {0, 1}) {
      REQUIRE(sum[k].size() == loss[k].size());
      REQUIRE(sum[k].size() > 1);
      for (std::size_t t = 0; t < sum[k].size(); ++t) {
        CAPTURE(model, k, t);
        CHECK(sum[k][t] == Approx(loss[k][t]).epsilon(1e-12));
      }
    }
  }
}

TEST_CASE("Any three columns of an own table, and rows with gaps left out", "[terrain]") {
  const std::string table =
      csv("name,target,a,b\\nx,310,25,4\\ny,480,55,2\\nz,,40,1\\nu,260,25,2\\nv,390,,4\\nw,555,55,4\\n");
  const Error gap = refused(R"("columns": [2, 3, 1], )" + table);
  CHECK(gap.path == "table.text");
  CHECK(gap.message ==
        "Line 4, column 2 (target): the cell is empty. Every row needs all three numbers, or it has to be left out.");
  const Result result = terrain(R"("missing": "skip", "columns": [2, 3, 1], )" + table);
  CHECK(result.column("facts", "rows")[0] == 4);
  CHECK(result.column("facts", "skipped")[0] == 2);
  CHECK(result.column("inputs", "mean")[0] == 40);
  CHECK(result.column("inputs", "mean")[1] == 3);
  CHECK(result.column("inputs", "high")[2] == 555);
  CHECK(result.table("columns").columns.size() == 4);
  CHECK(result.column("columns", "column.0")[1] == 0);
  CHECK(result.table("raw").columns[1].label == "weight of a");
  CHECK(result.spec["columns"].array()[2].number() == 1);

  CHECK(refused(R"("columns": [0, 1, 2], )" + table).message ==
        "Column 1 (name) holds words; numbers are in 2 (target), 3 (a), 4 (b).");
  CHECK(refused(R"("columns": [2, 3, 4], )" + table).path == "columns[2]");
  CHECK(refused(R"("columns": [2, 3, 2], )" + table).message ==
        "Column 3 (a) is an input already: what is to be predicted is never one of the inputs.");
  CHECK(refused(R"("columns": [2, 2, 1], )" + table).code == "given-twice");
  CHECK(refused(R"("columns": [2, 3.5, 1], )" + table).code == "not-whole");
  CHECK(refused(R"("columns": [2, 3], )" + table).code == "wrong-count");
  const Error word = refused(csv("a,b,c\\n1,2,3\\n2,many,5\\n3,6,\\n4,1,1\\n"));
  CHECK(word.message == "Line 3, column 2 (b): “many” is not a number.");
}

TEST_CASE("By default no rule is lost on either terrain", "[terrain]") {
  for (const OptimizerPart& part : optimizer_registry()) {
    for (const char* target : {"none", "z-score"}) {
      const Result result = terrain("\"points\": 5, \"optimizer\": \"" + std::string(part.descriptor.id) +
                                    "\", \"target\": \"" + target + "\"");
      CAPTURE(part.descriptor.id, target);
      for (int row : {0, 1}) {
        CHECK(std::isnan(side(result, "divergedAt", row)));
        CHECK_FALSE(side(result, "rate", row) > side(result, "undividedRate", row));
      }
    }
  }
  // ASGD is gradient descent as long as its rate has hardly fallen; RAdam's first steps go along the gradient too.
  CHECK(side(terrain(R"("optimizer": "asgd")"), "reachedAt", 1) < 250);
  const Result radam = terrain(R"("optimizer": "radam")");
  for (int row : {0, 1}) CHECK(side(radam, "undividedRate", row) == 2 / side(radam, "lambdaMax", row));
}

TEST_CASE("In the minimum the slope is zero", "[terrain]") {
  for (const std::string& each : settings()) {
    const Value spec = resolved(each);
    const TerrainData data = terrain_data(spec).value();
    const TerrainModel model =
        spec["model"].string() == "linear"
            ? TerrainModel(data)
            : TerrainModel(data, static_cast<std::uint64_t>(spec["seed"].number()), spec["neuron"].count() - 1);
    REQUIRE(model.has_minimum());
    CAPTURE(each);
    CHECK(model.gradient(model.minimum()).norm() < 1e-13);
    CHECK(Curvatures(model.hessian(model.minimum())).min > 0);
  }
}

TEST_CASE("A start may be given on either side", "[terrain]") {
  const Result result = terrain();
  const auto again = [&](const std::string& on, double x, double y) {
    Value spec = json(R"({"experiment": "terrain"})");
    spec.set("start", Value::array({x, y}));
    spec.set("startOn", on);
    return run_spec(spec);
  };
  for (int row : {0, 1}) {
    const Result same = again(name(row), side(result, "start.x", row), side(result, "start.y", row));
    CHECK(side(same, "start.x", 1 - row) == Approx(side(result, "start.x", 1 - row)).epsilon(1e-13));
    CHECK(side(same, "start.y", 1 - row) == Approx(side(result, "start.y", 1 - row)).epsilon(1e-13));
    CHECK(side(same, "reachedAt", 1) == side(result, "reachedAt", 1));
  }
  // In the minimum there is no way to go, and that is no failure.
  const Result there =
      again("deviations", result.column("facts", "minimum.x")[0], result.column("facts", "minimum.y")[0]);
  CHECK(side(there, "reachedAt", 0) == 0);
  CHECK(side(there, "steps", 0) == 250);
}

TEST_CASE("What a unit, a scaler and a scaled target change, and what not", "[terrain]") {
  const Result rupees = terrain(), lakh = terrain(R"("unit": 100000)"), millions = terrain(R"("unit": 1e6)");
  for (const char* column : {"condition", "lambdaMax", "rate", "reachedAt", "minimum.x", "left"}) {
    CHECK(side(rupees, column, 1) == side(lakh, column, 1));
  }
  CHECK(side(rupees, "condition", 0) > 1e6 * side(lakh, "condition", 0));
  CHECK(side(lakh, "minimum.y", 0) == Approx(1e5 * side(rupees, "minimum.y", 0)).epsilon(1e-13));
  CHECK(side(millions, "condition", 0) > side(lakh, "condition", 0));  // now the age is the large one
  // The best unit for a given correlation is the one that makes both deviations equal, which is what z-scores do.
  CHECK(side(lakh, "condition", 0) > side(lakh, "condition", 1));
  const double r = rupees.column("facts", "correlation")[0];
  CHECK(side(rupees, "condition", 1) == Approx((1 + r) / (1 - r)).epsilon(1e-10));

  const Result scaled_target = terrain(R"("target": "z-score")");
  for (int row : {0, 1}) {
    for (const char* column : {"condition", "lambdaMax", "needed", "left"}) {
      CHECK(side(scaled_target, column, row) == Approx(side(rupees, column, row)).epsilon(1e-9));
    }
  }
  CHECK(scaled_target.column("facts", "error")[0] == Approx(rupees.column("facts", "error")[0]).epsilon(1e-12));
  // A shift moves nothing: the bias follows.
  const Result shifted = terrain(csv("a,b,c\\n1,2,3\\n2,1,5\\n4,4,4\\n")),
               base = terrain(csv("a,b,c\\n1001,2,3\\n1002,1,5\\n1004,4,4\\n"));
  CHECK(side(shifted, "condition", 0) == Approx(side(base, "condition", 0)).epsilon(1e-10));
}

TEST_CASE("One rate for both is what the raw inputs would get, unless it is given", "[terrain]") {
  const Result result = terrain(R"("rateMode": "same")");
  CHECK(side(result, "rate", 0) == side(terrain(), "rate", 0));
  CHECK(side(result, "rate", 1) == side(result, "rate", 0));
  CHECK(side(result, "needed", 1) > 1e8);
  const Result large = terrain(R"("rateMode": "same", "rate": 0.4)");
  CHECK(side(large, "divergedAt", 0) < 5);
  CHECK(side(large, "reachedAt", 1) > 0);
}

TEST_CASE("Pictures show the start and the minimum, true to scale where asked", "[terrain]") {
  for (const std::string& each : settings()) {
    const Result result = terrain(each), equal = terrain(each + R"(, "axes": "equal", "points": 21)");
    for (int row : {0, 1}) {
      CAPTURE(each, row);
      const Table& grid = equal.table(std::string("grid.") + name(row));
      CHECK(grid.rows == 441);
      CHECK(grid.x->max - grid.x->min == Approx(grid.y->max - grid.y->min).epsilon(1e-9));
      const Table& fit = result.table(std::string("grid.") + name(row));
      for (const char* what : {"minimum", "start"}) {
        const double x = side(result, (std::string(what) + ".x").c_str(), row),
                     y = side(result, (std::string(what) + ".y").c_str(), row);
        CHECK((fit.x->min < x && x < fit.x->max && fit.y->min < y && y < fit.y->max));
        CHECK((grid.x->min < x && x < grid.x->max && grid.y->min < y && y < grid.y->max));
      }
    }
  }
}

TEST_CASE("Every optimizer walks the terrain, in slices as at once", "[terrain]") {
  for (const OptimizerPart& part : optimizer_registry()) {
    const Value spec = json(R"({"experiment": "terrain", "points": 9, "steps": 40, "optimizer": ")" +
                            std::string(part.descriptor.id) + "\"}");
    const Result whole = run_spec(spec);
    INFO(part.descriptor.id);
    CHECK(whole.table("scaled").rows >= 1);
    const auto run = begin(spec);
    REQUIRE(run);
    double before = 0;
    for (double progress = 0; progress < 1; before = progress) {
      progress = run.value()->advance(50);
      CHECK(progress >= before);
    }
    CHECK(run.value()->end().data.size() == whole.data.size());
  }
}

TEST_CASE("A table that makes no terrain is refused in a sentence", "[terrain]") {
  const auto message = [](const std::string& settings) { return refused(settings).message; };
  CHECK(message(R"("table": "outlier")") ==
        "Three columns of numbers are needed, two inputs and then what is to be predicted; this table has 1.");
  CHECK(message(csv("a,b,c\\n1,2,3\\n2,1,5\\n")) ==
        "A terrain needs at least 3 rows and takes at most 2000; this table has 2.");
  CHECK(message(csv("a,b,c\\n1,7,3\\n2,7,5\\n3,7,4\\n")) ==
        "Column \"b\" holds the same value in every row, 7: there is nothing to learn from it.");
  CHECK(refused(csv("a,b,c\\n1,2,3\\n2,4,5\\n3,6,4\\n")).code == "collinear");
  CHECK(refused(csv("a,b,c\\n1,2,3\\n2,,5\\n3,6,4\\n")).code == "missing");
  CHECK(refused(csv("a,b,c\\n1,2,3\\n2,4e40,5\\n3,6,4\\n")).code == "out-of-range");
  CHECK(refused(R"("scaler": {"id": "unit-norm", "axis": "row"})").path == "scaler");
  CHECK(refused(R"("scaler": {"id": "min-max", "low": 2, "high": 1})").path == "scaler.high");
  CHECK(message(R"("scaler": "robust", )" + csv("a,b,c\\n1,7,3\\n2,7,5\\n3,7,4\\n4,7,1\\n5,7,1\\n6,8,0\\n")) ==
        "Robust finds nothing to divide by in column \"b\": it would give every row the same value.");
  CHECK(refused(R"("multiple": 0)").path == "multiple");
}
