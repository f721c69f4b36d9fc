#include "cli/json.h"

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <sstream>

#include "catch.h"
#include "cli/bad_input.h"
#include "descent/base/random.h"
#include "specs.h"

using namespace descent;
using namespace descent::cli;
using descent::tests::contains;
using descent::tests::json;

namespace {

std::string written(const Value& value) {
  std::ostringstream out;
  write_json(out, value);
  return out.str();
}

/// Any double there is, by its bits.
double any_number(Random& random) {
  const std::uint64_t pattern = (std::uint64_t{random.next()} << 32) | random.next();
  double value = 0;
  std::memcpy(&value, &pattern, sizeof value);
  return value;
}

}  // namespace

TEST_CASE("JSON becomes a value, with its members in their order", "[json]") {
  const Value value = json(R"({"z": [1, -2.5, 1e3], "a": {"t": true, "f": false, "n": null}, "s": "ε\n\u00e9"})");
  CHECK(value == Value::object({{"z", Value::array({1, -2.5, 1000})},
                                {"a", Value::object({{"t", true}, {"f", false}, {"n", Value()}})},
                                {"s", "ε\né"}}));
  CHECK(json("[]") == Value(Value::Array{}));
  CHECK(json("{}") == Value(Value::Object{}));
  CHECK(json(" 18446744073709551615 ").number() == 18446744073709551615.0);
  CHECK(tests::bits(json("-0").number()) == tests::bits(-0.0));
  CHECK(tests::bits(json("0").number()) == tests::bits(0.0));
}

TEST_CASE("Malformed JSON is refused with line and column", "[json]") {
  const auto refusal = [](const std::string& text) -> std::string {
    try {
      parse_json(text, "spec.json");
    } catch (const BadInput& error) {
      return error.what();
    }
    return "accepted";
  };
  CHECK(refusal("{\"a\": 1,\n \"b\": }").starts_with("spec.json: line 2, column 7: "));
  CHECK(contains(refusal("{\"a\": 1,\n \"b\": }"), "unexpected '}'"));
  CHECK(refusal("").starts_with("spec.json: line 1, column 1: "));
  CHECK(refusal("[1, 2").starts_with("spec.json: line 1, column 6: "));
  CHECK(refusal("{} x").starts_with("spec.json: line 1, column 4: "));
  CHECK(refusal("[NaN]").starts_with("spec.json: line 1, column 2: "));
  CHECK(refusal("\"\xff\"").starts_with("spec.json: line 1, column 2: "));
  CHECK(refusal("[\n\n1e999]").starts_with("spec.json: line 3, column "));
  CHECK(contains(refusal("[1e999]"), "1e999"));
  CHECK(refusal("{\"a\": 1, \"b\": 2, \"a\": 3}") == "spec.json: the member \"a\" stands there twice.");
  CHECK(refusal("[1, 2]") == "accepted");
}

TEST_CASE("JSON nested without end is refused, not followed", "[json]") {
  CHECK_THROWS_WITH(json(std::string(1000000, '[')), "test: nested more than 100 deep.");
  CHECK_THROWS_WITH(json([] {
                      std::string text;
                      for (int i = 0; i < 1000; ++i) text += "{\"a\":";
                      return text;
                    }()),
                    "test: nested more than 100 deep.");
  CHECK_NOTHROW(json(std::string(100, '[') + std::string(100, ']')));
}

TEST_CASE("Numbers are written as JavaScript writes them", "[json]") {
  // Each as `String(number)` gives it; but −0 keeps its sign, because JSON can carry it.
  CHECK(number_text(0) == "0");
  CHECK(number_text(-0.0) == "-0");
  CHECK(number_text(1) == "1");
  CHECK(number_text(-12.5) == "-12.5");
  CHECK(number_text(100) == "100");
  CHECK(number_text(123456789) == "123456789");
  CHECK(number_text(0.1) == "0.1");
  CHECK(number_text(0.1 + 0.2) == "0.30000000000000004");
  CHECK(number_text(1e-6) == "0.000001");
  CHECK(number_text(1.5e-6) == "0.0000015");
  CHECK(number_text(1e-7) == "1e-7");
  CHECK(number_text(1.25e-7) == "1.25e-7");
  CHECK(number_text(1e20) == "100000000000000000000");
  CHECK(number_text(123456789012345680000.0) == "123456789012345680000");
  CHECK(number_text(1e21) == "1e+21");
  CHECK(number_text(1.7976931348623157e308) == "1.7976931348623157e+308");
  CHECK(number_text(5e-324) == "5e-324");
  CHECK(number_text(tests::infinity) == "inf");
  CHECK(number_text(-tests::infinity) == "-inf");
  CHECK(number_text(tests::not_a_number) == "nan");
}

TEST_CASE("Every number survives being written and read", "[json]") {
  Random random(1);
  for (int i = 0; i < 20000; ++i) {
    const double value = any_number(random);
    if (!std::isfinite(value)) continue;
    CHECK(tests::bits(json(number_text(value)).number()) == tests::bits(value));
  }
}

TEST_CASE("JSON has no NaN and no infinity: both become null", "[json]") {
  CHECK(json_text(Value::array({1, tests::not_a_number, tests::infinity, -tests::infinity})) ==
        "[1, null, null, null]");
}

TEST_CASE("Texts are escaped, and bytes that are no UTF-8 do not get out", "[json]") {
  CHECK(json_text("a\"b\\c\nβ") == "\"a\\\"b\\\\c\\nβ\"");
  CHECK(json_text(std::string("a\xff")) == "\"a\xef\xbf\xbd\"");
}

TEST_CASE("What is short stands on one line, and so does every list of numbers", "[json]") {
  Value::Array numbers;
  for (int i = 0; i < 60; ++i) numbers.emplace_back(i);
  const Value value = Value::object(
      {{"short", Value::object({{"a", 1}, {"b", Value::array({"c", true})}})}, {"numbers", Value(numbers)}});
  const std::string text = written(value);
  CHECK(text.substr(0, text.find("0, 1")) == "{\n  \"short\": {\"a\": 1, \"b\": [\"c\", true]},\n  \"numbers\": [");
  CHECK(text.ends_with(", 58, 59]\n}\n"));
  CHECK(written(Value::array({})) == "[]\n");
  CHECK(written(1) == "1\n");
}

TEST_CASE("A whole catalogue survives being written and read, but for infinite bounds", "[json]") {
  std::ostringstream out;
  write_json(out, catalog());
  std::ostringstream again;
  write_json(again, json(out.str()));
  CHECK(out.str() == again.str());
}
