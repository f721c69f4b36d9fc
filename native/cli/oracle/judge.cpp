#include "cli/oracle/judge.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>

#include "cli/bad_input.h"
#include "cli/json.h"

namespace descent::cli {
namespace {

/// The largest difference; infinite where a number is missing.
double largest_error(const Result& result, const Comparison& c) {
  double largest = 0;
  for (std::size_t k = 0; k < c.want.size(); ++k) {
    double got = 0;
    for (const Share& share : c.sum) got += share.factor * result.column(c.table, share.column)[c.first_row + k];
    const double error = std::fabs(got - c.want[k]);
    largest = std::isnan(error) ? std::numeric_limits<double>::infinity() : std::max(largest, error);
  }
  return largest;
}

/// How many tolerances an error is; an exact number is none, whatever its tolerance.
double severity(double error, double tolerance) { return error == 0 ? 0 : error / tolerance; }

std::string two_digits(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1e", value);
  return number_text(std::strtod(text, nullptr));
}

}  // namespace

Verdict judge(const Case& item) {
  Verdict verdict{.passed = true};
  if (!item.refusal.empty()) return {.problem = item.refusal};
  for (const Check& check : item.checks) {
    Expected<Result> result = descent::run(check.spec);
    if (check.refused) {
      if (result) return {.problem = "the core accepts what it is to refuse: " + json_text(check.spec)};
      continue;
    }
    if (!result) return {.problem = one_line(result.error())};
    for (const Comparison& c : check.comparisons) {
      const std::size_t rows = result.value().table(c.table).rows, needed = c.first_row + c.want.size();
      if (rows < needed) {
        return {.problem = "the run ended after " + std::to_string(rows) + " of " + std::to_string(needed) + " rows"};
      }
      const double error = largest_error(result.value(), c);
      if (!(error <= c.tolerance)) verdict.passed = false;
      if (verdict.tolerance == 0 || severity(error, c.tolerance) > severity(verdict.error, verdict.tolerance)) {
        verdict.error = error;
        verdict.tolerance = c.tolerance;
      }
    }
  }
  if (item.defect) verdict.passed = !verdict.passed;
  return verdict;
}

std::string report_line(const Case& item, const Verdict& verdict) {
  std::string outcome = verdict.problem;
  if (outcome.empty()) {
    outcome = wants_refusals_only(item)
                  ? "refused, as it is to be"
                  : "largest error " + two_digits(verdict.error) + ", tolerance " + two_digits(verdict.tolerance);
  }
  const std::string note = item.defect ? " (a known defect of the reference: it is to differ)" : "";
  return (verdict.passed ? "PASS " : "FAIL ") + item.name + ": " + outcome + note;
}

}  // namespace descent::cli
