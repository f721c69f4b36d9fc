#include "descent/base/value.h"

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <string>
#include <vector>

#include "catch.h"
#include "descent/base/error.h"
#include "descent/base/format.h"
#include "descent/base/random.h"
#include "descent/base/result.h"
#include "specs.h"

using namespace descent;

TEST_CASE("A value knows its type and names it", "[value]") {
  CHECK(Value().is_null());
  CHECK(Value(true).is_boolean());
  CHECK(Value(1).is_number());
  CHECK(Value(1.5).is_number());
  CHECK(Value(std::size_t{3}).is_number());
  CHECK(Value("text").is_string());
  CHECK(Value(std::string_view("text")).is_string());
  CHECK(Value::array({1, 2}).is_array());
  CHECK(Value::object({{"a", 1}}).is_object());

  CHECK(type_name(Value()) == "nothing");
  CHECK(type_name(true) == "true");
  CHECK(type_name(false) == "false");
  CHECK(type_name(1) == "a number");
  CHECK(type_name("1") == "a text");
  CHECK(type_name(Value::array({})) == "a list");
  CHECK(type_name(Value::object({})) == "an object");
}

TEST_CASE("A literal is a text, not true", "[value]") {
  // const char* converts to bool more readily than to std::string: a constructor of its own prevents that.
  REQUIRE(Value("false").is_string());
  CHECK(Value("false").string() == "false");
}

TEST_CASE("Asking a value for another type than it has is a bug, and says which", "[value]") {
  CHECK_THROWS_WITH(Value("x").number(), "expected a number, found a text");
  CHECK_THROWS_WITH(Value(1).boolean(), "expected true or false, found a number");
  CHECK_THROWS_WITH(Value().string(), "expected a text, found nothing");
  CHECK_THROWS_WITH(Value(true).array(), "expected a list, found true");
  CHECK_THROWS_WITH(Value::array({}).object(), "expected an object, found a list");
  CHECK_THROWS_WITH(Value::object({})["a"], "no member called a");
  CHECK_THROWS_AS(Value(1).set("a", 2), std::logic_error);
  CHECK_THROWS_AS(Value(1).push_back(2), std::logic_error);
}

TEST_CASE("An object keeps the order of its members, and setting one again keeps its place", "[value]") {
  Value value;
  value.set("b", 1);
  value.set("a", 2);
  value.set("b", 3);
  REQUIRE(value.object().size() == 2);
  CHECK(value.object()[0] == Value::Member("b", 3));
  CHECK(value.object()[1] == Value::Member("a", 2));
  CHECK(value["a"].count() == 2);
  CHECK(value.find("c") == nullptr);
  CHECK(Value(1).find("c") == nullptr);
}

TEST_CASE("A list grows from nothing", "[value]") {
  Value value;
  value.push_back(1);
  value.push_back("two");
  CHECK(value == Value::array({1, "two"}));
}

TEST_CASE("Values are equal when type, content and order are", "[value]") {
  CHECK(Value::object({{"a", Value::array({1, Value()})}}) == Value::object({{"a", Value::array({1, Value()})}}));
  CHECK_FALSE(Value::object({{"a", 1}, {"b", 2}}) == Value::object({{"b", 2}, {"a", 1}}));
  CHECK_FALSE(Value(0) == Value(false));
  CHECK_FALSE(Value("1") == Value(1));
}

TEST_CASE("An expected value is either there or says why not", "[value]") {
  const Expected<int> there = 7;
  const Expected<int> missing = Error{"a.b", "out-of-range", "Too large."};
  CHECK(there.ok());
  CHECK(there.value() == 7);
  CHECK_THROWS_AS(there.error(), std::logic_error);
  CHECK_FALSE(static_cast<bool>(missing));
  CHECK(missing.error().path == "a.b");
  CHECK_THROWS_AS(missing.value(), std::logic_error);
}

TEST_CASE("A table's rows become columns of one block of numbers", "[result]") {
  TableBuilder first("first", "First", {{"a", "", "", ""}, {"b", "", "", ""}});
  first.reserve(3);
  first.add_row({1, 10});
  first.add_row({2, 20});
  first.add_row(std::vector<double>{3, 30});
  first.set(1, 1, 21);
  CHECK(first.rows() == 3);
  CHECK(first.width() == 2);
  CHECK(first.at(1, 1) == 21);
  TableBuilder second("second", "Second", {{"c", "", "", ""}});
  second.add_row({4});

  Result result;
  first.append_to(result);
  second.append_to(result);
  CHECK(result.data == std::vector<double>{1, 2, 3, 10, 21, 30, 4});
  CHECK(result.table("second").offset == 6);
  const auto b = result.column("first", "b");
  CHECK(std::vector<double>(b.begin(), b.end()) == std::vector<double>{10, 21, 30});
  CHECK(result.column("second", "c")[0] == 4);
  CHECK_THROWS_WITH(result.table("third"), "no table called third");
  CHECK_THROWS_WITH(result.column("first", "c"), "no column called c in first");
}

TEST_CASE("A table without rows keeps its columns", "[result]") {
  Result result;
  TableBuilder("empty", "Empty", {{"a", "", "", ""}}).append_to(result);
  CHECK(result.table("empty").rows == 0);
  CHECK(result.column("empty", "a").empty());
}

TEST_CASE("A table refuses what does not fit its columns or its axes", "[result]") {
  CHECK_THROWS_AS(TableBuilder("t", "T", {}), std::logic_error);
  TableBuilder table("t", "T", {{"a", "", "", ""}, {"b", "", "", ""}});
  CHECK_THROWS_AS(table.add_row({1}), std::logic_error);
  table.add_row({1, 2});
  table.set_axes({"x", 0, 1, 2}, {"y", 0, 1, 2});
  Result result;
  CHECK_THROWS_WITH(table.append_to(result), "a grid as long as its axes say");
}

TEST_CASE("Numbers in messages read well", "[format]") {
  CHECK(format_number(0) == "0");
  CHECK(format_number(1000) == "1000");
  CHECK(format_number(5000) == "5000");
  CHECK(format_number(1e6) == "1000000");
  CHECK(format_number(4294967295.0) == "4294967295");
  CHECK(format_number(0.1) == "0.1");
  CHECK(format_number(0.1 + 0.2) == "0.30000000000000004");
  CHECK(format_number(1e-10) == "1e-10");
  CHECK(format_number(-1.5) == "-1.5");
  CHECK(format_number(tests::infinity) == "inf");
  CHECK(format_number(-tests::infinity) == "-inf");
  CHECK(format_number(tests::not_a_number) == "nan");
}

TEST_CASE("Every number's text reads back as the same number", "[format]") {
  Random random(7);
  for (int i = 0; i < 2000; ++i) {
    const std::uint64_t pattern = (std::uint64_t{random.next()} << 32) | random.next();
    double value = 0;
    std::memcpy(&value, &pattern, sizeof value);
    if (!(std::fabs(value) <= std::numeric_limits<double>::max())) continue;
    const std::string text = format_number(value);
    CHECK(tests::bits(std::strtod(text.c_str(), nullptr)) == tests::bits(value));
    CHECK(tests::bits(std::strtod(all_digits(value).c_str(), nullptr)) == tests::bits(value));
  }
}

TEST_CASE("Rounding to digits gives the number that those digits are", "[format]") {
  CHECK(round_to_digits(0.123456, 3) == 0.123);
  CHECK(round_to_digits(9.9996, 3) == 10);
  CHECK(round_to_digits(-1234.5, 2) == -1200);
  CHECK(round_to_digits(1.0 / 3, 17) == 1.0 / 3);
}
