#include "cli/bad_input.h"
#include "cli/command.h"
#include "cli/commands.h"
#include "cli/json.h"
#include "cli/oracle/files.h"
#include "cli/oracle/judge.h"

namespace descent::cli {
namespace {

int verify(const Call& call) {
  // All files are read before anything runs, so that a bad one is known at once.
  std::vector<Case> cases;
  for (std::string_view path : call.words) {
    for (Case& item : read_cases(read_input(path, call.in), input_name(path))) cases.push_back(std::move(item));
  }
  if (call.has("--plan")) {
    Value::Array plans;
    for (const Case& item : cases) plans.push_back(plan(item));
    write_json(call.out, Value(std::move(plans)));
    return success;
  }
  std::size_t passed = 0;
  for (const Case& item : cases) {
    const Verdict verdict = judge(item);
    call.out << report_line(item, verdict) << '\n';
    if (verdict.passed) ++passed;
  }
  call.out << passed << " passed, " << cases.size() - passed << " failed\n";
  return passed == cases.size() ? success : verification_failed;
}

}  // namespace

Command verify_command() {
  return {.name = "verify",
          .usage = "FILE... [--plan]",
          .help = "Compares the core with reference values: a line per case, PASS or FAIL.",
          .more =
              "FILE: reference values in the format that tests/golden/README.md describes, e.g.\n"
              "tests/golden/optimizers.json; - for standard input. A case that the core has no part for counts\n"
              "as failed. The last line is \"N passed, N failed\"; any failure makes the exit code 1.\n"
              "--plan: instead of running the cases, print them as JSON: the specs to run, and which numbers\n"
              "of their results should be what. `npm run -s verify:wasm -- FILE...` runs them in WebAssembly.",
          .options = {"--plan"},
          .min_words = 1,
          .max_words = 1000,
          .run = verify};
}

}  // namespace descent::cli
