#include <algorithm>
#include <cmath>
#include <vector>

#include "catch.h"
#include "descent/base/random.h"
#include "descent/data/salaries.h"
#include "descent/experiment/resolve.h"
#include "descent/scaling/moments.h"
#include "descent/scaling/quantiles.h"
#include "descent/scaling/scaler.h"
#include "descent/surface/formula.h"
#include "specs.h"

using namespace descent;
using namespace descent::tests;

namespace {

/// A scaler's settings as the spec has them where it gives only the id.
Value with_defaults(std::string_view id) { return resolve_part("scaler", id, "").value(); }

/// Every scaler with its defaults, and every choice that changes what it does.
std::vector<Value> all_settings() {
  std::vector<Value> all;
  for (const ScalerPart& part : scaler_registry()) {
    const Value defaults = with_defaults(part.descriptor.id);
    all.push_back(defaults);
    for (const Parameter& p : part.descriptor.parameters) {
      for (const Choice& choice : p.choices) {
        if (Value(choice.id) == p.default_value.value()) continue;
        all.push_back(defaults);
        all.back().set(p.id, choice.id);
      }
    }
  }
  all.push_back(json(R"({"id": "min-max", "low": -1, "high": 1})"));
  all.push_back(json(R"({"id": "min-max", "low": 0.1, "high": 0.7})"));
  all.push_back(json(R"({"id": "min-max", "low": -300, "high": -20})"));
  return all;
}

std::vector<double> scaled(Scaler& scaler, const std::vector<double>& x) {
  std::vector<double> z;
  for (double value : x) z.push_back(scaler.transform(value));
  return z;
}

std::vector<double> fit_and_scale(const Value& settings, const std::vector<double>& x) {
  const auto scaler = make_scaler(settings);
  scaler->fit(x);
  return scaled(*scaler, x);
}

/// Columns of different sizes, spreads and places; none of them without spread, also in its middle half.
std::vector<std::vector<double>> columns() {
  std::vector<std::vector<double>> all = {{1, 2, 3, 400, 10},       {2, 4, 6, 8},           {-5, -1, 0, 2.5, 9}, {3, 7},
                                          {1e-300, 2e-300, 5e-300}, {1e300, 2e300, -3e300}, {-7, 7, 0, 1e-9}};
  Random random(11);
  for (double place : {0.0, 50.0, 1e8, -1e8}) {
    for (double size : {1.0, 1e-3, 1e5}) {
      all.emplace_back();
      for (int i = 0; i < 101; ++i) all.back().push_back(place + size * random.normal());
    }
  }
  return all;
}

double largest(const std::vector<double>& x) {
  double size = 0;
  for (double value : x) size = std::max(size, std::fabs(value));
  return size;
}

Value column_spec(const std::vector<double>& values) {
  return Value::object(
      {{"experiment", "scaling"},
       {"table", Value::object({{"id", "list"}, {"values", Value(Value::Array(values.begin(), values.end()))}})}});
}

/// Why a spec is refused: path, code.
std::pair<std::string, std::string> refusal(const Value& spec) {
  const Expected<Value> answer = validate(spec);
  if (answer) return {"", "accepted"};
  CHECK(answer.error().message.back() == '.');
  return {answer.error().path, answer.error().code};
}

}  // namespace

TEST_CASE("What a scaler makes of a value it takes back", "[scaling]") {
  for (const Value& settings : all_settings()) {
    for (const std::vector<double>& x : columns()) {
      const auto scaler = make_scaler(settings);
      scaler->fit(x);
      for (double value : x) {
        CAPTURE(settings, value);
        CHECK(std::fabs(scaler->inverse(scaler->transform(value)) - value) <= 1e-14 * largest(x));
      }
    }
  }
}

TEST_CASE("A larger value never gets a smaller z, also beyond what was learnt from", "[scaling]") {
  for (const Value& settings : all_settings()) {
    for (std::vector<double> x : columns()) {
      const auto scaler = make_scaler(settings);
      scaler->fit(x);
      const double reach = largest(x);
      for (double share : {-2.0, -1.0, -0.999999, 0.0, 1e-12, 0.3, 0.999999, 1.0, 2.0}) x.push_back(share * reach);
      std::sort(x.begin(), x.end());
      CAPTURE(settings);
      const std::vector<double> z = scaled(*scaler, x);
      CHECK(std::is_sorted(z.begin(), z.end()));
    }
  }
}

TEST_CASE("Min-max, z-score and robust do not see in which unit and from which zero one measures", "[scaling]") {
  for (const char* id : {"min-max", "z-score", "robust"}) {
    for (const Value& settings : all_settings()) {
      if (settings["id"].string() != id) continue;
      Random random(5);
      std::vector<double> x(50), moved(50);
      for (double& value : x) value = random.normal();
      const std::vector<double> z = fit_and_scale(settings, x);
      for (double a : {1e-6, 0.5, 3.0, 1e7}) {
        for (double b : {0.0, -40.0, 1e3}) {
          for (std::size_t i = 0; i < x.size(); ++i) moved[i] = a * x[i] + b;
          const std::vector<double> other = fit_and_scale(settings, moved);
          CAPTURE(settings, a, b);
          // a x + b is rounded: to half a unit in the last place of b, which is b/a units of x.
          const double tolerance = 1e-15 * (1 + std::fabs(b) / a) * std::max(10.0, largest(z));
          for (std::size_t i = 0; i < z.size(); ++i) CHECK(std::fabs(other[i] - z[i]) <= tolerance);
        }
      }
    }
  }
}

TEST_CASE("A column without spread goes to zero, or to the lower end, and back to its value", "[scaling]") {
  for (const Value& settings : all_settings()) {
    for (double constant : {7.0, 0.0, -0.1, 1e300, 1e-300}) {
      const auto scaler = make_scaler(settings);
      scaler->fit(std::vector<double>(10, constant));
      const std::string& id = settings["id"].string();
      const double z = scaler->transform(constant);
      CAPTURE(settings, constant);
      if (id == "min-max") CHECK(z == settings["low"].number());
      if (id == "z-score" || id == "robust") CHECK(z == 0);
      if (id == "max-abs") CHECK(z == (constant > 0 ? 1 : constant < 0 ? -1 : 0));
      if (id == "unit-norm") CHECK(z == Approx(constant > 0 ? std::sqrt(0.1) : constant < 0 ? -std::sqrt(0.1) : 0));
      CHECK(scaler->inverse(z) == Approx(constant).epsilon(1e-15));
    }
  }
}

TEST_CASE("Z-scores have mean 0 and deviation 1, and none is larger than the root of n − 1", "[scaling]") {
  for (const std::vector<double>& x : columns()) {
    const double n = static_cast<double>(x.size());
    const std::vector<double> z = fit_and_scale(json(R"({"id": "z-score", "deviation": "population"})"), x);
    long double sum = 0, squares = 0;
    for (double value : z) sum += static_cast<long double>(value);
    for (double value : z) squares += static_cast<long double>(value) * static_cast<long double>(value);
    CHECK(std::fabs(static_cast<double>(sum)) <= 1e-14 * n);
    CHECK(static_cast<double>(squares) == Approx(n).epsilon(1e-14));
    CHECK(largest(z) <= std::sqrt(n - 1) * (1 + 1e-15));
    const std::vector<double> sample = fit_and_scale(json(R"({"id": "z-score", "deviation": "sample"})"), x);
    CHECK(largest(sample) <= (n - 1) / std::sqrt(n) * (1 + 1e-15));
  }
  // The bound is met where all values but one are equal: 0, 0, 0, 1 has mean 1/4, deviation √3/4: z = √3.
  CHECK(fit_and_scale(json(R"({"id": "z-score", "deviation": "population"})"), {0, 0, 0, 1})[3] ==
        Approx(std::sqrt(3)));
}

TEST_CASE("Values close together far from zero keep their digits", "[scaling]") {
  // 100000000 + (0, 1/2, 3/4, 7/8): the mean, 17/32 above, is no matter of luck with the last place of 1e8.
  const std::vector<double> plain = {0, 0.5, 0.75, 0.875, 1.0 / 3, 0.1};
  std::vector<double> shifted, exact;
  for (double value : plain) shifted.push_back(1e8 + value);
  for (double value : shifted) exact.push_back(value - 1e8);  // exact: what is left of the value after rounding
  for (const char* id : {"min-max", "z-score", "robust"}) {
    const Value settings = with_defaults(id);
    const std::vector<double> a = fit_and_scale(settings, exact), b = fit_and_scale(settings, shifted);
    for (std::size_t i = 0; i < a.size(); ++i) CHECK(std::fabs(a[i] - b[i]) < 1e-14);
  }
}

TEST_CASE("The common mistakes of the lesson are told apart", "[scaling]") {
  const std::vector<double> outlier = {1, 2, 3, 400, 10};
  // (2 − 1)/(400 − 1) = 1/399 = 0.002506, not 0.0033.
  const std::vector<double> z = fit_and_scale(json(R"({"id": "min-max", "low": 0, "high": 1})"), outlier);
  CHECK(z[1] == Approx(0.0025062656641604));
  CHECK(z[4] == Approx(9.0 / 399));
  // μ = 5, σ = √5: −3/√5, −1/√5, 1/√5, 3/√5.
  const std::vector<double> even = fit_and_scale(json(R"({"id": "z-score", "deviation": "population"})"), {2, 4, 6, 8});
  CHECK(even[0] == Approx(-1.3416407865));
  CHECK(even[1] == Approx(-0.4472135955));
  CHECK(even[2] == Approx(0.4472135955));
  CHECK(even[3] == Approx(1.3416407865));
}

TEST_CASE("The expression of each way to z says what the scaler does", "[scaling]") {
  for (const Value& settings : all_settings()) {
    const ScalerPart& part = scaler_part(settings["id"].string());
    const auto scaler = part.make(settings);
    Formula::Names names = {"x"};
    std::vector<double> numbers = {0};
    for (const Quantity& q : part.descriptor.quantities) names.emplace_back(q.id);
    for (const Parameter& p : part.descriptor.parameters) {
      if (p.kind == Kind::number) names.emplace_back(p.id);
    }
    for (const std::vector<double>& x :
         {std::vector<double>{1, 2, 3, 400, 10}, {2, 4, 6, 8}, {7, 7, 7}, {0, 0}, {5, 5, 5, 5, 9}, {-3, 0, 4}}) {
      scaler->fit(x);
      for (double value : x) {
        numbers = {value};
        for (std::size_t k = 0; k < part.descriptor.quantities.size(); ++k) numbers.push_back(scaler->fitted(k));
        for (const Parameter& p : part.descriptor.parameters) {
          if (p.kind == Kind::number) numbers.push_back(settings[p.id].number());
        }
        const auto evaluate = [&](std::string_view text) {
          Expected<Formula> formula = Formula::parse_over(names, text);
          INFO(text);
          REQUIRE(formula.ok());
          return formula.value().value(numbers);
        };
        double z = not_a_number;
        for (const Substep& way : scaler_substeps(part.descriptor.id)) {
          if (!way.when.empty() && !(evaluate(way.when) > 0)) continue;
          z = evaluate(way.expression);
          break;
        }
        CAPTURE(settings, value);
        CHECK(z == Approx(scaler->transform(value)).margin(1e-15));
      }
    }
  }
}

TEST_CASE("What can't be learnt from is refused and says which value", "[scaling]") {
  const auto why = [](std::string_view id, const std::vector<double>& x) {
    const auto error = refuse_column(*make_scaler(with_defaults(id)), x);
    return error ? error->message : "accepted";
  };
  CHECK(why("robust", {}) == "There are no values to learn from.");
  CHECK(why("robust", {1, not_a_number}) == "Value 2 is missing: a scaler needs a number in every row.");
  CHECK(why("max-abs", {infinity, 1}) == "Value 1 is inf; magnitudes up to 1e+305 can be scaled.");
  CHECK(why("min-max", {1, -1e306}) == "Value 2 is -1e+306; magnitudes up to 1e+305 can be scaled.");
  CHECK(why("z-score", {5}) == "accepted");
  CHECK(why("min-max", {1e305, -1e305}) == "accepted");
  for (const ScalerPart& part : scaler_registry()) {
    CHECK(why(part.descriptor.id, {1, 2}) == "accepted");
    CHECK(why(part.descriptor.id, {1, not_a_number}) != "accepted");
  }
  CHECK(refusal(json(R"({"experiment": "scaling", "table": {"id": "list", "values": [5]},
                         "scalers": ["robust", {"id": "z-score", "deviation": "sample"}]})")) ==
        std::pair<std::string, std::string>("scalers[1]", "too-few"));
  CHECK(refusal(json(R"({"experiment": "scaling", "scalers": [{"id": "min-max", "low": 1, "high": 1}]})")) ==
        std::pair<std::string, std::string>("scalers[0].high", "out-of-range"));
}

TEST_CASE("The largest magnitudes that are taken overflow nowhere", "[scaling]") {
  for (const Value& settings : all_settings()) {
    std::vector<double> x(1000, Scaler::largest);
    for (std::size_t i = 0; i < x.size(); i += 2) x[i] = -Scaler::largest;
    x[1] = 0;
    const auto scaler = make_scaler(settings);
    scaler->fit(x);
    CAPTURE(settings);
    for (double value : {Scaler::largest, -Scaler::largest, 0.0}) {
      CHECK(std::isfinite(scaler->transform(value)));
      CHECK(std::fabs(scaler->inverse(scaler->transform(value)) - value) <= 1e-14 * Scaler::largest);
    }
    for (std::size_t k = 0; k < scaler_part(settings["id"].string()).descriptor.quantities.size(); ++k) {
      CHECK(std::isfinite(scaler->fitted(k)));
    }
  }
}

TEST_CASE("Quantiles are interpolated between order statistics", "[scaling]") {
  // Of 1, 2, 3, 10, 400 the quartiles are the second and fourth; of 2, 4, 6, 8 they lie at places ¾ and 2¼.
  const std::vector<double> five = {1, 2, 3, 400, 10}, four = {8, 2, 6, 4}, one = {5};
  CHECK(Quantiles(five).at(0.25).value() == 2);
  CHECK(Quantiles(five).at(0.5).value() == 3);
  CHECK(Quantiles(five).at(0.75).value() == 10);
  CHECK(Quantiles(four).at(0.25).value() == 3.5);
  CHECK(Quantiles(four).at(0.75).value() == 6.5);
  CHECK(Quantiles(four).at(0).value() == 2);
  CHECK(Quantiles(four).at(1).value() == 8);
  CHECK(Quantiles(one).at(0.3).value() == 5);
}

TEST_CASE("The experiment scales what its scalers scale, and sums it up", "[scaling]") {
  const std::vector<double> x = {1, 2, 3, 400, 10};
  const Result result = run_spec(R"({"experiment": "scaling"})");
  CHECK(same_bits(result.column("values", "value"), x));
  const Value::Array& scalers = result.spec["scalers"].array();
  REQUIRE(scalers.size() == 5);
  for (std::size_t k = 0; k < scalers.size(); ++k) {
    const std::string table = "scaled." + std::to_string(k);
    CHECK(same_bits(result.column(table, "scaled"), fit_and_scale(scalers[k], x)));
    CHECK(same_bits(result.column(table, "difference"), std::vector<double>(5, 0)));
    // All of them are straight lines: the four small values keep their share of the range, 9/399.
    CHECK(result.column("summary", "innerShare")[k + 1] == Approx(9.0 / 399));
    CHECK(result.column("summary", "innerCount")[k + 1] == 4);
  }
  CHECK(result.column("summary", "mean")[0] == Approx(83.2));
  CHECK(result.column("summary", "std")[0] == Approx(158.43156));
  CHECK(result.column("summary", "median")[0] == 3);
  CHECK(result.column("summary", "innerRange")[1] == Approx(0.0225564));
  CHECK(result.column("facts", "farOut")[0] == 1);
  CHECK(result.column("facts", "highFence")[0] == 22);  // 10 + 1.5 · 8
  CHECK(result.column("facts", "zLimit")[0] == 2);
  CHECK(same_bits(result.column("values", "farOut"), std::vector<double>{0, 0, 0, 1, 0}));
}

TEST_CASE("A moved value is scaled, and the original stays to be seen", "[scaling]") {
  Value spec = json(R"({"experiment": "scaling", "edits": [[3, 4]]})");
  const Result result = run_spec(spec);
  CHECK(same_bits(result.column("values", "value"), std::vector<double>{1, 2, 3, 4, 10}));
  CHECK(same_bits(result.column("values", "original"), std::vector<double>{1, 2, 3, 400, 10}));
  CHECK(result.column("scaled.0", "scaled")[3] == Approx(1.0 / 3));
  spec.set("edits", json("[[5, 1]]"));
  CHECK(refusal(spec) == std::pair<std::string, std::string>("edits[0][0]", "out-of-range"));
}

TEST_CASE("Held-out rows are scaled by what was learnt without them, and leak where it was learnt with them",
          "[scaling]") {
  // Learnt from 1, 2, 3, 10 (three quarters of five rows, rounded up: four) when 400 is put last.
  Value spec = column_spec({1, 2, 3, 10, 400});
  spec.set("split", "first");
  spec.set("scalers", Value::array({"min-max", "z-score"}));
  const Result honest = run_spec(spec);
  CHECK(same_bits(honest.column("values", "held"), std::vector<double>{0, 0, 0, 0, 1}));
  CHECK(honest.column("fitted.0", "largest")[0] == 10);
  CHECK(honest.column("fitted.0", "largest")[2] == 400);
  CHECK(honest.column("scaled.0", "scaled")[4] == Approx(399.0 / 9));
  CHECK(honest.column("scaled.0", "everything")[4] == 1);
  CHECK(honest.column("leakage", "largestDifference")[0] == Approx(399.0 / 9 - 1));
  CHECK(honest.column("leakage", "trainingMax")[0] == Approx(399.0 / 9));
  CHECK(honest.column("leakage", "everythingMax")[0] == 1);
  spec.set("fit", "everything");
  const Result leaking = run_spec(spec);
  CHECK(leaking.column("scaled.0", "scaled")[4] == 1);
  CHECK(same_bits(leaking.column("scaled.0", "scaled"), honest.column("scaled.0", "everything")));
  CHECK(same_bits(leaking.column("scaled.1", "training"), honest.column("scaled.1", "scaled")));
}

TEST_CASE("A split at random takes as many rows, and the seed picks which", "[scaling]") {
  const auto held = [](int seed) {
    Value spec = json(R"({"experiment": "scaling", "table": "salaries", "split": "random"})");
    spec.set("seed", seed);
    const Result result = run_spec(spec);
    const auto column = result.column("values", "held");
    CHECK(std::count(column.begin(), column.end(), 1.0) == 4);
    return std::vector<double>(column.begin(), column.end());
  };
  CHECK(held(1) == held(1));
  CHECK(held(1) != held(2));
  const Result least = run_spec(R"({"experiment": "scaling", "split": "first", "share": 0})");
  CHECK(least.column("facts", "training")[0] == 1);
  const Result most = run_spec(R"({"experiment": "scaling", "split": "first", "share": 1})");
  CHECK(most.column("facts", "held")[0] == 0);
  CHECK(std::isnan(most.column("leakage", "largestDifference")[0]));
}

TEST_CASE("By its rows, a table is brought to length one row by row", "[scaling]") {
  Value spec = json(R"({"experiment": "scaling", "table": {"id": "csv", "text": "a,b,c\n3,x,4\n0,y,0\n5,z,-12\n"},
                        "scalers": [{"id": "unit-norm", "axis": "row"}]})");
  const Result first = run_spec(spec);
  // 3, 4 has length 5; zeros stay; 5, −12 has length 13. The column of words takes no part.
  CHECK(same_bits(first.column("scaled.0", "scaled"), std::vector<double>{3.0 / 5, 0, 5.0 / 13}));
  CHECK(same_bits(first.column("scaled.0", "norm"), std::vector<double>{5, 0, 13}));
  CHECK(same_bits(first.column("scaled.0", "way"), std::vector<double>{1, 0, 1}));
  spec.set("column", 2);
  spec.set("edits", json("[[1, 2]]"));
  CHECK(same_bits(run_spec(spec).column("scaled.0", "scaled"), std::vector<double>{4.0 / 5, 1, -12.0 / 13}));
  spec.set("table", json(R"({"id": "csv", "text": "a,b\n3,4\n1,\n"})"));
  spec.set("column", 0);
  spec.set("edits", Value::Array{});
  CHECK(refusal(spec) == std::pair<std::string, std::string>("scalers[0]", "missing"));
}

TEST_CASE("Of a long column evenly spaced rows are given back, its ends among them", "[scaling]") {
  std::vector<double> x(1000);
  Random random(2);
  for (double& value : x) value = random.normal();
  x[777] = 50;
  x[3] = -60;
  Value spec = column_spec(x);
  spec.set("most", 100);
  const Result some = run_spec(spec);
  spec.set("most", 1000);
  const Result all = run_spec(spec);
  const auto index = some.column("values", "index");
  REQUIRE(index.size() == 102);
  CHECK(all.table("values").rows == 1000);
  CHECK(std::is_sorted(index.begin(), index.end()));
  for (std::size_t k = 0; k < index.size(); ++k) {
    const auto at = static_cast<std::size_t>(index[k]);
    CHECK(some.column("values", "value")[k] == x[at]);
    CHECK(some.column("scaled.1", "scaled")[k] == all.column("scaled.1", "scaled")[at]);
  }
  CHECK(std::count(index.begin(), index.end(), 777.0) == 1);
  CHECK(std::count(index.begin(), index.end(), 3.0) == 1);
  for (const char* column : {"mean", "std", "median", "innerRange"}) {
    CHECK(same_bits(some.column("summary", column), all.column("summary", column)));
  }
}

TEST_CASE("In slices of any size the result is the same", "[scaling]") {
  const Value spec = json(R"({"experiment": "scaling", "table": "salaries", "column": 1, "split": "random"})");
  const Result whole = run_spec(spec);
  for (std::int64_t work : {std::int64_t{1}, std::int64_t{130}, std::int64_t{1000}}) {
    auto run = begin(spec);
    REQUIRE(run.ok());
    int slices = 0;
    double before = 0;
    for (double done = 0; done < 1; ++slices) {
      done = run.value()->advance(work);
      CHECK(done >= before);
      before = done;
      for (const Table& table : run.value()->end().tables) CHECK(table.offset + table.rows > 0);
    }
    const Result pieces = run.value()->end();
    CHECK(same_bits(pieces.data, whole.data));
    CHECK((work > 1 || slices == 5));
  }
}

TEST_CASE("The made-up table has the lesson's person, and nobody of the age to be predicted", "[scaling]") {
  REQUIRE(salaries().size() == 16);
  const auto person = std::find_if(salaries().begin(), salaries().end(), [](const Salary& s) { return s.age == 42; });
  REQUIRE(person != salaries().end());
  CHECK(person->last == 350000);
  for (const Salary& s : salaries()) {
    CHECK(s.age != 32);
    CHECK((s.age >= 20 && s.age <= 60));
    CHECK((s.next > s.last && s.next < 1.3 * s.last));
  }
}

TEST_CASE("A column that is not there or holds words is refused with what there is", "[scaling]") {
  Value spec = json(R"({"experiment": "scaling", "table": "csv"})");
  CHECK(run_spec(spec).spec["column"].number() == 1);  // the first that holds numbers
  spec.set("column", 0);
  CHECK(refusal(spec) == std::pair<std::string, std::string>("column", "not-numbers"));
  CHECK(validate(spec).error().message ==
        "Column 1 (name) holds words; numbers are in 2 (age), 3 (last salary), 4 "
        "(salary).");
  spec.set("column", 4);
  CHECK(refusal(spec) == std::pair<std::string, std::string>("column", "out-of-range"));
}

TEST_CASE("Rows without a number are refused with their place, or left out and counted", "[scaling]") {
  Value spec = json(R"({"experiment": "scaling", "table": {"id": "csv", "text": "a,b\n1,5\n,6\nx,7\n3,8\n"}})");
  CHECK(refusal(spec) == std::pair<std::string, std::string>("table.text", "missing"));
  CHECK(
      validate(spec).error().message ==
      "Line 3, column 1 (a): the cell is empty. A scaler needs a number in every row, or the row has to be left out.");
  spec.set("missing", "skip");
  const Result result = run_spec(spec);
  CHECK(same_bits(result.column("values", "row"), std::vector<double>{1, 4}));
  CHECK(result.column("facts", "skipped")[0] == 2);
}
