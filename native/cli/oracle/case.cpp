#include "cli/oracle/case.h"

#include <algorithm>

namespace descent::cli {
namespace {

Value plan(const Comparison& c) {
  Value::Array sum, want;
  for (const Share& share : c.sum) sum.push_back(Value::object({{"column", share.column}, {"factor", share.factor}}));
  for (double number : c.want) want.emplace_back(number);
  return Value::object({{"table", c.table},
                        {"sum", Value(std::move(sum))},
                        {"firstRow", c.first_row},
                        {"want", Value(std::move(want))},
                        {"tolerance", c.tolerance}});
}

}  // namespace

bool wants_refusals_only(const Case& item) {
  return !item.checks.empty() &&
         std::all_of(item.checks.begin(), item.checks.end(), [](const Check& check) { return check.refused; });
}

Value plan(const Case& item) {
  if (!item.refusal.empty()) return Value::object({{"name", item.name}, {"refusal", item.refusal}});
  Value::Array checks;
  for (const Check& check : item.checks) {
    Value::Array comparisons;
    for (const Comparison& comparison : check.comparisons) comparisons.push_back(plan(comparison));
    checks.push_back(Value::object(
        {{"spec", check.spec}, {"comparisons", Value(std::move(comparisons))}, {"refused", check.refused}}));
  }
  return Value::object({{"name", item.name}, {"checks", Value(std::move(checks))}, {"defect", item.defect}});
}

}  // namespace descent::cli
