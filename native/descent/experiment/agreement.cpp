#include "descent/experiment/agreement.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "descent/base/constant.h"
#include "descent/experiment/at_once.h"
#include "descent/experiment/numbers.h"

namespace descent {
namespace {

/// How many tolerances an error is; an exact number is none, whatever its tolerance.
double severity(double error, double tolerance) { return error == 0 ? 0 : error / tolerance; }

void compute(const Value& spec, Result& result) {
  const std::vector<double> got = numbers_of(spec["got"]), wanted = numbers_of(spec["wanted"]),
                            tolerances = numbers_of(spec["tolerances"]);
  bool passed = true;
  double error = 0, tolerance = tolerances.front();
  for (std::size_t i = 0; i < got.size(); ++i) {
    const double difference = std::fabs(got[i] - wanted[i]);
    if (difference > tolerances[i]) passed = false;
    if (severity(difference, tolerances[i]) <= severity(error, tolerance)) continue;
    error = difference;
    tolerance = tolerances[i];
  }
  TableBuilder table("facts", "Where they are furthest apart",
                     {{"error", "", "error", ""}, {"bound", "", "largest allowed", ""}, {"passed", "", "passed", ""}});
  // A difference beyond the largest number is as large.
  table.add_row({std::min(error, std::numeric_limits<double>::max()), tolerance, passed ? 1.0 : 0.0});
  table.append_to(result);
}

Expected<Value> complete(Value spec) {
  const std::size_t count = spec["got"].array().size();
  for (const char* list : {"wanted", "tolerances"}) {
    const std::size_t found = spec[list].array().size();
    if (found != count) return wrong_count(list, "Beside the numbers that there are, this list", count, found);
  }
  for (const Value& tolerance : spec["tolerances"].array()) {
    if (tolerance.number() < 0) return Error{"tolerances", "out-of-range", "A tolerance must be at least 0."};
  }
  return spec;
}

constexpr Parameter list(Text id, Text label, Text help) {
  Parameter numbers = numbers_parameter(id, label, help, 100000);
  numbers.default_value = [] { return Value::array({0}); };
  // Nothing is computed with them but a difference.
  numbers.min = -unbounded;
  numbers.max = unbounded;
  return numbers;
}

constexpr Experiment experiment() {
  return {{.id = "agreement",
           .title = "Agreement with reference values",
           .help = "How far numbers are from those of an independent implementation, where that is most tolerances.",
           .parameters = {list("got", "numbers", "What was computed."),
                          list("wanted", "numbers wanted", "What it should be."),
                          list("tolerances", "tolerances", "How far each may be off.")}},
          complete,
          [](const Value& spec) -> std::unique_ptr<Run> { return std::make_unique<AtOnce>(spec, compute); }};
}

}  // namespace

Experiment agreement_experiment() { return constant<experiment>; }

}  // namespace descent
