#include "descent/signal/ewma.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "catch.h"
#include "descent/base/math.h"
#include "descent/base/random.h"
#include "specs.h"

using namespace descent;
using namespace descent::tests;

namespace {

/// A series without any pattern, around 10.
std::vector<double> noise(std::size_t count) {
  Random random(3);
  std::vector<double> x(count);
  for (double& value : x) value = 10 + random.normal();
  return x;
}

std::vector<double> wave(std::size_t count, double period) {
  std::vector<double> x(count);
  for (std::size_t t = 0; t < count; ++t) x[t] = portable::sin_pi(2 * static_cast<double>(t) / period);
  return x;
}

/// An ewma spec over own numbers.
Value over(const std::vector<double>& values, double beta) {
  return Value::object(
      {{"experiment", "ewma"},
       {"series", Value::object({{"id", "values"}, {"values", Value(Value::Array(values.begin(), values.end()))}})},
       {"beta", beta}});
}

double fact(const Result& result, const char* id) { return result.column("facts", id)[0]; }

}  // namespace

TEST_CASE("The average is the weighted sum of all values, the weights shrinking by β with age", "[ewma]") {
  const std::vector<double> x = noise(40);
  for (double beta : {0.0, 0.5, 0.9, 0.98, 0.999}) {
    Ewma ewma(beta);
    for (std::size_t t = 0; t < x.size(); ++t) {
      ewma.update(x[t]);
      // v_t = (1 − β) Σ βᵏ x_{t−k};   v̂_t = Σ βᵏ x_{t−k} / Σ βᵏ
      long double sum = 0, weights = 0, power = 1;
      for (std::size_t k = 0; k <= t; ++k, power *= static_cast<long double>(beta)) {
        sum += power * static_cast<long double>(x[t - k]);
        weights += power;
      }
      CAPTURE(beta, t);
      CHECK(ewma.value() == Approx(static_cast<double>((1 - static_cast<long double>(beta)) * sum)).epsilon(1e-13));
      CHECK(ewma.corrected() == Approx(static_cast<double>(sum / weights)).epsilon(1e-12));
      CHECK(ewma.missing() == Approx(static_cast<double>(power)).epsilon(1e-13).margin(1e-300));
    }
  }
}

TEST_CASE("Started at the first value, the average keeps the weight βᵗ on it", "[ewma]") {
  const std::vector<double> x = noise(30);
  for (double beta : {0.0, 0.5, 0.9, 0.999}) {
    const std::vector<double> v = ewma_from_first(x, beta);
    REQUIRE(v.size() == x.size());
    CHECK(v[0] == x[0]);
    for (std::size_t t = 1; t < x.size(); ++t) {
      // v_t = βᵗ x_0 + (1 − β) Σ_{k<t} βᵏ x_{t−k}
      long double sum = 0, power = 1;
      for (std::size_t k = 0; k < t; ++k, power *= static_cast<long double>(beta)) {
        sum += (1 - static_cast<long double>(beta)) * power * static_cast<long double>(x[t - k]);
      }
      sum += power * static_cast<long double>(x[0]);
      CHECK(v[t] == Approx(static_cast<double>(sum)).epsilon(1e-13));
    }
  }
  CHECK(ewma_from_first(std::vector<double>{}, 0.5).empty());
}

TEST_CASE("The common mistakes are told apart", "[ewma]") {
  // x = 10, 10, …, β = 0.9: uncorrected 1, 1.9, 2.71; corrected 10 from the first value on.
  Ewma ewma(0.9);
  ewma.update(10);
  CHECK(ewma.value() == Approx(1));
  CHECK(ewma.corrected() == Approx(10));
  ewma.update(10);
  CHECK(ewma.value() == Approx(1.9));
  CHECK(ewma.corrected() == Approx(10));
  ewma.update(10);
  CHECK(ewma.value() == Approx(2.71));
  // Multiplying by 1 − βᵗ instead of dividing would give 0.734.
  CHECK(ewma.corrected() == Approx(10));
}

TEST_CASE("A moving mean takes as many values as there are", "[ewma]") {
  // Windows of 3 over 1, 2, 3, 4, 8: 1; 3/2; 6/3; 9/3; 15/3.
  const std::vector<double> x = {1, 2, 3, 4, 8};
  CHECK(moving_mean(x, 3) == std::vector<double>{1, 1.5, 2, 3, 5});
  CHECK(moving_mean(x, 1) == x);
  CHECK(moving_mean(x, 100).back() == Approx(18.0 / 5));
  // Centred, one to each side: (1+2)/2; 6/3; 9/3; 15/3; 12/2.
  CHECK(centred_mean(x, 1) == std::vector<double>{1.5, 2, 3, 5, 6});
  CHECK(centred_mean(x, 0) == x);
}

TEST_CASE("A delay is found on a shifted series", "[ewma]") {
  const std::vector<double> x = noise(300);
  for (std::size_t shift : {0, 1, 7, 40}) {
    std::vector<double> late(x.size());
    for (std::size_t t = 0; t < x.size(); ++t) late[t] = x[t > shift ? t - shift : 0];
    CHECK(measured_lag(x, late, 100) == static_cast<double>(shift));
  }
}

TEST_CASE("A delay that the data do not bound is no number", "[ewma]") {
  const std::vector<double> x = noise(300);
  std::vector<double> late(x.size());
  for (std::size_t t = 0; t < x.size(); ++t) late[t] = x[t > 40 ? t - 40 : 0];
  CHECK(std::isnan(measured_lag(x, late, 40)));
  CHECK(measured_lag(x, late, 41) == 40);
  CHECK(std::isnan(measured_lag(std::vector<double>{1.0}, std::vector<double>{1.0}, 8)));
}

TEST_CASE("The experiment's columns are the averages of its series", "[ewma]") {
  const std::vector<double> x = noise(50);
  const Result result = run_spec(over(x, 0.9));
  CHECK(same_bits(result.column("series", "value"), x));
  CHECK(same_bits(result.column("series", "original"), x));
  CHECK(same_bits(result.column("series", "firstValue"), ewma_from_first(x, 0.9)));
  CHECK(same_bits(result.column("series", "mean"), moving_mean(x, 10)));
  Ewma ewma(0.9);
  for (std::size_t t = 0; t < x.size(); ++t) {
    ewma.update(x[t]);
    CHECK(result.column("series", "t")[t] == static_cast<double>(t + 1));
    CHECK(std::isnan(result.column("series", "date")[t]));
    CHECK(result.column("series", "v")[t] == ewma.value());
    CHECK(result.column("series", "corrected")[t] == ewma.corrected());
    CHECK(result.column("series", "missing")[t] == ewma.missing());
  }
}

TEST_CASE("Moved values change the averages and leave the original", "[ewma]") {
  const std::vector<double> x = {1, 2, 3, 4};
  Value spec = over(x, 0.5);
  spec.set("edits", json("[[2, 30], [0, 10], [2, 31]]"));
  const Result moved = run_spec(spec);
  const std::vector<double> wanted = {10, 2, 31, 4};  // of two edits of one value the later one holds
  CHECK(same_bits(moved.column("series", "value"), wanted));
  CHECK(same_bits(moved.column("series", "original"), x));
  CHECK(same_bits(moved.column("series", "corrected"), run_spec(over(wanted, 0.5)).column("series", "corrected")));
}

TEST_CASE("The kernel is (1 − β) βᵏ, and 1/(1 − β) values hold about two thirds of it", "[ewma]") {
  const Result result = run_spec(over(noise(200), 0.9));
  const auto weight = result.column("kernel", "weight"), cumulative = result.column("kernel", "cumulative");
  REQUIRE(weight.size() == 200);
  for (std::size_t k = 0; k < weight.size(); ++k) {
    CHECK(weight[k] == Approx(0.1 * std::pow(0.9, k)).epsilon(1e-12));
    CHECK(cumulative[k] == Approx(1 - std::pow(0.9, k + 1)).epsilon(1e-12));
    CHECK(result.column("kernel", "meanWeight")[k] == Approx(k < 10 ? 0.1 : 0).margin(1e-15));
  }
  CHECK(fact(result, "window") == Approx(10));
  CHECK(fact(result, "meanAge") == Approx(9));
  CHECK(fact(result, "insideWindow") == Approx(1 - std::pow(0.9, 10)).epsilon(1e-9));  // 0.6513
}

TEST_CASE("The reach need not be a whole number of values", "[ewma]") {
  // β = 0.6: reach 2.5; weights 0.4, 0.24, 0.144: 0.4 + 0.24 + half of 0.144 = 0.712.
  CHECK(fact(run_spec(over(noise(20), 0.6)), "insideWindow") == Approx(0.712));
}

TEST_CASE("A longer memory is a longer delay: about β/(1 − β) on what changes slowly", "[ewma]") {
  for (double beta : {0.5, 0.8, 0.9}) {
    const Result result = run_spec(over(wave(2000, 400), beta));
    CAPTURE(beta);
    CHECK(fact(result, "lag") == Approx(beta / (1 - beta)).margin(1));
    CHECK(fact(result, "meanLag") == Approx(4.5).margin(1));  // a mean of 10 is (10 − 1)/2 late
  }
}

TEST_CASE("A constant series has no delay to measure", "[ewma]") {
  const Result result = run_spec(over(std::vector<double>(50, 3.0), 0.9));
  CHECK(std::isnan(fact(result, "lag")));
  CHECK(std::isnan(fact(result, "meanLag")));
}

TEST_CASE("The shortest series and the longest memory are no trouble", "[ewma]") {
  for (double beta : {0.0, 0.9, std::nextafter(1.0, 0.0)}) {
    for (std::size_t count : {1, 2, 3}) {
      const Result result = run_spec(over(noise(count), beta));
      CHECK(result.column("series", "corrected")[0] == Approx(noise(1)[0]).epsilon(1e-12));
      for (double value : result.data) CHECK_FALSE(std::isinf(value));
    }
  }
}

TEST_CASE("The temperatures are those of the days asked for", "[ewma]") {
  const Result all = run_spec(R"({"experiment": "ewma", "series": {"id": "temperatures", "days": 1461}})");
  const Result some = run_spec(R"({"experiment": "ewma", "series": {"id": "temperatures", "first": 100, "days": 31}})");
  const auto day = all.column("series", "date"), value = all.column("series", "value");
  CHECK(day.front() == 15340);  // 2012-01-01
  CHECK(day.back() == 15340 + 1460);
  CHECK(value.front() == 12.8);  // the first line of the record
  CHECK(value.back() == 5.6);    // its last
  CHECK(same_bits(some.column("series", "value"), value.subspan(100, 31)));
  CHECK(same_bits(some.column("series", "date"), day.subspan(100, 31)));
  CHECK(*std::min_element(value.begin(), value.end()) == -1.6);
  CHECK(*std::max_element(value.begin(), value.end()) == 35.6);
}

TEST_CASE("A run's gradients are a series: those that the racer records, or their squares", "[ewma]") {
  const std::string course = R"("surface": "bowl", "steps": 60, "noise": 0.5, "seed": 4)";
  const Result race =
      run_spec(json(R"({"experiment": "race", "racers": [{"id": "gd", "learningRate": 0.01}], )" + course + "}"));
  for (const char* component : {"x", "y"}) {
    const auto gradient = race.column("racer.0", std::string("gradient.") + component).first(60);
    const auto series = [&](const char* squared) {
      return run_spec(json(R"({"experiment": "ewma", "series": {"id": "gradient", "component": ")" +
                           std::string(component) + R"(", "squared": )" + squared + ", " + course + "}}"));
    };
    const Result plain = series("false"), squared = series("true");
    CHECK(same_bits(plain.column("series", "value"), gradient));
    for (std::size_t t = 0; t < gradient.size(); ++t) {
      CHECK(squared.column("series", "value")[t] == gradient[t] * gradient[t]);
    }
  }
}
