#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "catch.h"
#include "csv_check.h"
#include "formula_check.h"
#include "oracle_check.h"
#include "spec_check.h"

using namespace descent::tests;

namespace {

/// What the fuzzer starts from, and what it once found.
template <class Check>
void replay(const std::string& target, std::size_t at_least, Check check) {
  std::size_t inputs = 0;
  for (const auto& entry : std::filesystem::directory_iterator(DESCENT_SOURCE_DIR "/tests/fuzz/corpus/" + target)) {
    CAPTURE(entry.path().filename().string());
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    CHECK_NOTHROW(check(text));
    ++inputs;
  }
  CHECK(inputs >= at_least);
}

}  // namespace

TEST_CASE("The fuzzer's formulas keep every promise", "[formula][fuzz]") {
  replay("formula", 25, [](const std::string& text) { check_formula(text); });
}

TEST_CASE("The fuzzer's CSV files keep every promise", "[csv][fuzz]") {
  replay("csv", 10, [](const std::string& text) { check_csv(text); });
}

TEST_CASE("The fuzzer's specs keep every promise", "[resolve][fuzz]") {
  replay("spec", 30, [](const std::string& text) { check_spec(text); });
}

TEST_CASE("The fuzzer's reference files keep every promise", "[verify][fuzz]") {
  replay("oracle", 10, [](const std::string& text) { check_oracle(text); });
}
