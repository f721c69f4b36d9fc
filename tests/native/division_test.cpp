// Work that is shared out gives what it gives in one piece, bit for bit, whoever does it.

#include <memory>
#include <string>
#include <vector>

#include "catch.h"
#include "descent/base/format.h"
#include "descent/experiment/claims/claim.h"
#include "specs.h"

using namespace descent;
using namespace descent::tests;

namespace {

/// Small ones of each experiment that can be shared out; what is not named here is tried at its defaults.
std::vector<Value> specs_of(std::string_view id) {
  std::vector<Value> specs;
  if (id == "basins") {
    // A last block that is not full, several maps, noise, no minimum, fewer blocks than shares.
    for (const char* more : {R"("columns": 64, "rows": 37, "optimizers": ["gd", "adam", "nag"], "noise": 0.2)",
                             R"("columns": 50, "rows": 40, "surface": "saddle", "optimizers": ["momentum"])",
                             R"("columns": 9, "rows": 8)"}) {
      specs.push_back(json(concat({R"({"experiment": "basins", "steps": 60, )", more, "}"})));
    }
  } else if (id == "trials") {
    const auto trials = [&](std::string_view claim, std::string_view more) {
      specs.push_back(
          json(concat({R"({"experiment": "trials", "steps": 60, "claim": ")", claim, R"(", )", more, "}"})));
    };
    for (const ClaimPart& claim : claim_registry()) trials(claim.descriptor.id, R"("trials": 150, "rates": "given")");
    trials("momentum-escapes", R"("trials": 60)");
    trials("adam-first", R"("trials": 3, "rates": "best")");
    trials("noise-escapes", R"("trials": 90, "limit": 4)");
  } else {
    specs.push_back(Value::object({{"experiment", id}}));
  }
  return specs;
}

std::vector<Result> run_shares(const Value& spec, std::size_t count) {
  std::vector<Result> results;
  for (std::size_t k = 0; k < count; ++k) {
    auto run = std::move(begin(spec, {k, count}).value());
    double before = 0;
    // Slices of all sizes, so that shares are looked at in their midst as well.
    for (int slice = 1000; before < 1; slice = slice * 7 % 90001) {
      const double now = run->advance(slice);
      REQUIRE(now >= before);
      before = now;
    }
    CHECK(run->advance(1000) == 1);
    results.push_back(run->end());
  }
  return results;
}

void check_same(const Result& merged, const Result& whole) {
  CHECK(merged.spec == whole.spec);
  CHECK(same_bits(merged.data, whole.data));
  REQUIRE(merged.tables.size() == whole.tables.size());
  for (std::size_t k = 0; k < whole.tables.size(); ++k) {
    const Table &a = merged.tables[k], &b = whole.tables[k];
    CHECK(a.id == b.id);
    CHECK(a.title == b.title);
    CHECK(a.rows == b.rows);
    CHECK(a.offset == b.offset);
    CHECK(a.columns.size() == b.columns.size());
    CHECK(a.x.has_value() == b.x.has_value());
  }
}

}  // namespace

TEST_CASE("Merged shares are the run in one piece, bit for bit, however many they are", "[division]") {
  std::size_t divisible = 0;
  for (const Experiment& experiment : experiment_registry()) {
    if (!experiment.division.worth) continue;
    ++divisible;
    for (const Value& spec : specs_of(experiment.descriptor.id)) {
      const Result whole = run_spec(spec);
      for (std::size_t count = 1; count <= 5; ++count) {
        INFO(cli::json_text(spec) << " in " << count);
        check_same(merge(run_shares(spec, count)), whole);
      }
    }
  }
  CHECK(divisible >= 2);
}

TEST_CASE("The shares of a run are merged while they are under way", "[division]") {
  const auto part_way = [](const Value& spec, std::int64_t work) {
    std::vector<Result> results;
    for (std::size_t k = 0; k < 3; ++k) {
      auto run = std::move(begin(spec, {k, 3}).value());
      CHECK(run->advance(work * static_cast<std::int64_t>(k)) < 1);  // the first has not done anything yet
      results.push_back(run->end());
    }
    return merge(results);
  };
  const Value trials = json(R"({"experiment": "trials", "trials": 900, "steps": 60, "rates": "given"})");
  const Result counted = part_way(trials, 20'000);
  CHECK(counted.column("overall", "trials")[0] > 0);
  CHECK(counted.column("surfaces", "trials")[0] == 0);
  CHECK(counted.column("surfaces", "trials")[2] > counted.column("surfaces", "trials")[1]);
  // As much of a map as there is without a gap, with the starts that the whole has there: nothing while the first block
  // is missing.
  const Value basins = json(R"({"experiment": "basins", "columns": 64, "rows": 64, "steps": 60})");
  CHECK(part_way(basins, 40'000).table("grid.0").rows == 0);
  std::vector<Result> uneven;
  for (std::size_t k = 0; k < 2; ++k) {
    auto run = std::move(begin(basins, {k, 2}).value());
    run->advance(k == 0 ? 3 * 512 * 61 : 512 * 61);
    uneven.push_back(run->end());
  }
  const Result map = merge(uneven);
  const Result whole = run_spec(basins);
  CHECK(map.table("grid.0").rows == 3 * 512);
  CHECK_FALSE(map.table("grid.0").x.has_value());
  CHECK(same_bits(map.column("grid.0", "steps"), whole.column("grid.0", "steps").first(3 * 512)));
}

TEST_CASE("What is worth sharing out, and what is not", "[division]") {
  const auto worth = [](const char* spec, std::size_t most) { return shares(json(spec), most); };
  const char* fine = R"({"experiment": "basins", "columns": 256, "rows": 256})";
  CHECK(worth(fine, 1) == 1);
  CHECK(worth(fine, 3) == 3);
  CHECK(worth(R"({"experiment": "trials"})", 4) == 4);
  // No more than there are pieces: surfaces.
  CHECK(worth(R"({"experiment": "trials", "claim": "adam-first"})", 99) == claim_part("adam-first").surfaces.size());
  // A coarse map, drawn while a knob is dragged; a run that a limit ends; what has no shares; what can't be run.
  CHECK(worth(R"({"experiment": "basins"})", 4) == 1);
  CHECK(worth(R"({"experiment": "trials", "limit": 1})", 4) == 1);
  CHECK(worth(R"({"experiment": "race", "steps": 10000})", 4) == 1);
  CHECK(worth(R"({"experiment": "basins", "columns": 1})", 4) == 1);
  CHECK(worth(R"({"experiment": "no such"})", 4) == 1);
  CHECK(worth("[]", 4) == 1);
  CHECK_FALSE(begin(json(R"({"experiment": "basins", "columns": 1})"), {1, 2}));
  CHECK_THROWS(begin(json(R"({"experiment": "race"})"), {0, 2}));
  CHECK_THROWS(begin(json(fine), {2, 2}));
}
