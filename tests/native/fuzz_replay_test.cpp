#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "catch.h"
#include "formula_check.h"

using namespace descent::tests;

TEST_CASE("What the fuzzer starts from, and what it once found, keeps every promise", "[formula][fuzz]") {
  std::size_t inputs = 0;
  for (const auto& entry : std::filesystem::directory_iterator(DESCENT_SOURCE_DIR "/tests/fuzz/corpus")) {
    CAPTURE(entry.path().filename().string());
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    CHECK_NOTHROW(check_formula(text));
    ++inputs;
  }
  CHECK(inputs >= 25);
}
