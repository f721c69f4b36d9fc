#include <algorithm>
#include <cmath>

#include "cli/json.h"
#include "cli/oracle/files.h"

namespace descent::cli {
namespace {

Value spec(const std::vector<double>& values, double beta) {
  Value::Array list(values.begin(), values.end());
  return Value::object({{"experiment", "ewma"},
                        {"series", Value::object({{"id", "values"}, {"values", Value(std::move(list))}})},
                        {"beta", beta}});
}

}  // namespace

std::vector<Case> ewma_cases(const Node& file) {
  std::vector<Case> cases;
  for (const Node& result : file.at("results").items()) {
    const std::string& series = result.at("series").text();
    const double beta = result.at("beta").number();
    const std::vector<double> values = file.at("series").at(series).numbers();
    if (values.empty()) file.at("series").at(series).refuse("a series needs at least one number.");
    // Relative to the values averaged: with β near 1 the correction divides by a small number.
    double largest = 0;
    for (double value : values) largest = std::max(largest, std::fabs(value));
    const auto compare = [&](const char* column, const char* key) -> Comparison {
      return {"series", {{column}}, result.at(key).numbers(values.size()), relative_tolerance * largest};
    };
    cases.push_back(
        {"ewma of " + series + ", beta " + number_text(beta),
         {{spec(values, beta),
           {compare("v", "v"), compare("corrected", "v_corrected"), compare("firstValue", "v_init_first")}}}});
  }
  if (const auto windows = file.find("window")) {
    for (const Node& window : windows->items()) {
      const double beta = window.at("beta").number(), want = window.at("one_over_one_minus_beta").number();
      cases.push_back({"ewma window, beta " + number_text(beta),
                       {{spec({1}, beta), {{"facts", {{"window"}}, {want}, tolerance_for({want})}}}}});
    }
  }
  return cases;
}

}  // namespace descent::cli
