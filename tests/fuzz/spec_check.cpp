#include "spec_check.h"

#include <cmath>
#include <string>

#include "cli/bad_input.h"
#include "cli/json.h"
#include "descent/base/check.h"
#include "descent/descent.h"

namespace descent::tests {
namespace {

/// Slices, and the work that each asks for: enough for many a run to end.
constexpr int slices = 8;
constexpr std::int64_t work = 40;
/// What takes longer to begin than a fuzzer has patience is left to the tests, which know what they ask for.
constexpr double heaviest = 6e5;

/// The product of all whole numbers of a spec that multiply work (steps, columns, layers, …), nested ones included.
double weight(const Value& value) {
  double product = 1;
  if (value.is_number()) {
    const double number = std::fabs(value.number());
    if (number > 1 && number == std::floor(number)) product = number;
  } else if (value.is_array()) {
    for (const Value& each : value.array()) product *= each.is_number() ? 1 : weight(each);
    product *= 1 + static_cast<double>(value.array().size());
  } else if (value.is_object()) {
    for (const auto& [key, member] : value.object()) {
      // No more of them makes no more work.
      if (key != "seed" && key != "steps") product *= weight(member);
    }
  }
  return product;
}

void check_refusal(const Error& error) {
  check(!error.code.empty() && !error.message.empty(), "a refusal says why");
  check(error.message.ends_with("."), "in a sentence: " + error.message);
  check(error.message.size() < 4000, "that can be read");
}

void check_result(const Result& result, const Value& complete) {
  check(result.spec == complete, "a result says what it is of");
  for (const Table& table : result.tables) {
    check(table.offset + table.columns.size() * table.rows <= result.data.size(), "a table lies within its numbers");
  }
  for (const double number : result.data) check(!std::isinf(number), "no result is infinite");
}

}  // namespace

void check_spec(std::string_view json) {
  Value spec;
  try {
    spec = cli::parse_json(json, "spec");
  } catch (const cli::BadInput& error) {
    check(std::string_view(error.what()).find('\n') == std::string_view::npos, "a complaint is a line");
    return;
  }
  const Expected<Value> complete = validate(spec);
  if (!complete) return check_refusal(complete.error());
  const Expected<Value> again = validate(complete.value());
  check(again.ok() && again.value() == complete.value(), "a complete spec is complete");
  check(shares(spec, 4) >= 1 && shares(spec, 4) <= 4, "shares are some, and no more than asked for");
  if (weight(complete.value()) > heaviest) return;
  const Expected<std::unique_ptr<Run>> run = begin(complete.value());
  check(run.ok(), "a complete spec begins");
  double before = 0;
  for (int i = 0; i < slices && before < 1; ++i) {
    const double fraction = run.value()->advance(work);
    check(fraction >= before && fraction <= 1, "a run goes on, and not beyond its end");
    before = fraction;
  }
  check_result(run.value()->end(), complete.value());
}

}  // namespace descent::tests
