#include <limits>
#include <set>
#include <string>

#include "catch.h"
#include "descent/experiment/checks/check_list.h"
#include "specs.h"

using namespace descent;
using namespace descent::tests;

namespace {

Result agreement(const std::string& lists) { return run_spec(json("{\"experiment\": \"agreement\", " + lists + "}")); }

double fact(const Result& result, const char* column) { return result.column("facts", column)[0]; }

}  // namespace

TEST_CASE("Every topic of the self-check has checks of its own names, and every check passes", "[self-check]") {
  std::set<std::string> titles;
  std::size_t count = 0;
  for (const char* topic : {"layers", "activations", "losses", "surfaces", "identities", "scalers"}) {
    const Result result = run_spec(Value::object({{"experiment", "self-check"}, {"topic", topic}}));
    CHECK(result.tables.size() >= 5);
    for (const Table& table : result.tables) {
      CAPTURE(table.title, result.column(table.id, "error")[0], result.column(table.id, "bound")[0]);
      CHECK(result.column(table.id, "passed")[0] == 1);
      CHECK(titles.insert(topic + table.title).second);
      ++count;
    }
  }
  CHECK(count > 100);
}

TEST_CASE("A check whose error is above its bound, or no number, has not passed", "[self-check]") {
  CHECK(checks::Checked{"exact", 0, 0}.passed());
  CHECK(checks::Checked{"at its bound", 1e-9, 1e-9}.passed());
  CHECK_FALSE(checks::Checked{"beyond", 1.1e-9, 1e-9}.passed());
  CHECK_FALSE(checks::Checked{"no number", std::numeric_limits<double>::quiet_NaN(), 1}.passed());
  CHECK(checks::worse(1, std::numeric_limits<double>::quiet_NaN()) == infinity);
}

TEST_CASE("Agreement is judged number by number, and told where it is worst in tolerances", "[self-check]") {
  // 1e-3 of 1e-2 is a tenth of a tolerance, 5e-10 of 1e-9 is half of one.
  const Result near = agreement(R"("got": [1.001, 2], "wanted": [1, 2.0000000005], "tolerances": [1e-2, 1e-9])");
  CHECK(fact(near, "error") == Approx(5e-10).epsilon(1e-6));
  CHECK(fact(near, "bound") == 1e-9);
  CHECK(fact(near, "passed") == 1);
  const Result far = agreement(R"("got": [1.001, 2], "wanted": [1, 2.00000001], "tolerances": [1e-2, 1e-9])");
  CHECK(fact(far, "passed") == 0);
  CHECK(fact(agreement(R"("got": [3], "wanted": [3], "tolerances": [0])"), "passed") == 1);
  CHECK(fact(agreement(R"("got": [3], "wanted": [4], "tolerances": [0])"), "passed") == 0);
  CHECK(fact(agreement(R"("got": [1e308], "wanted": [-1e308], "tolerances": [1e300])"), "passed") == 0);
}

TEST_CASE("Lists of different lengths can't be compared", "[self-check]") {
  const auto refused = run(json(R"({"experiment": "agreement", "got": [1, 2], "wanted": [1], "tolerances": [0, 0]})"));
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().path == "wanted");
  CHECK(refused.error().message == "Beside the numbers that there are, this list must be 2 numbers here, not 1.");
  const auto below = run(json(R"({"experiment": "agreement", "got": [1], "wanted": [1], "tolerances": [-1]})"));
  REQUIRE_FALSE(below.ok());
  CHECK(below.error().path == "tolerances");
}
