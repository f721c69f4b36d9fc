#include "oracle_check.h"

#include <string>
#include <vector>

#include "cli/bad_input.h"
#include "cli/json.h"
#include "cli/oracle/files.h"
#include "cli/oracle/judge.h"
#include "descent/base/check.h"

namespace descent::tests {
namespace {

/// More are planned, not run.
constexpr std::size_t most_cases = 8;

bool one_line(std::string_view text) { return !text.empty() && text.find('\n') == std::string_view::npos; }

}  // namespace

void check_oracle(std::string_view file) {
  std::vector<cli::Case> cases;
  try {
    cases = cli::read_cases(std::string(file), "file");
  } catch (const cli::BadInput& error) {
    check(one_line(error.what()), "a complaint is a line: " + std::string(error.what()));
    return;
  }
  for (std::size_t i = 0; i < cases.size(); ++i) {
    check(!cli::json_text(cli::plan(cases[i])).empty(), "a case can be planned");
    if (i >= most_cases) continue;
    const std::string line = cli::report_line(cases[i], cli::judge(cases[i]));
    check(line.starts_with("PASS ") || line.starts_with("FAIL "), "a case passes or fails: " + line);
  }
}

}  // namespace descent::tests
