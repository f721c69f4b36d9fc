#include "catch.h"
#include "descent/base/constant.h"

using namespace descent;

namespace {

struct Part {
  Descriptor descriptor;
  int number;
};

constexpr Part part() {
  Part p{{.id = "part",
          .terms = {{"x", "one"}, {"y", "another"}},
          .parameters = {{.id = "first", .marks = {1, 2}, .choices = {{"a", "A"}}}, {.id = "third", .marks = {3}}}},
         7};
  p.descriptor.parameters.insert(1, {.id = "second", .default_value = [] { return Value::array({1, 2}); }});
  p.descriptor.terms.push_back({"z", "a third"});
  return p;
}

}  // namespace

TEST_CASE("A constant says what the function says that it is made of", "[descriptor]") {
  static constexpr Part there = constant<part>;
  STATIC_REQUIRE(there.number == 7);
  STATIC_REQUIRE(there.descriptor.terms.size() == 3);
  STATIC_REQUIRE(there.descriptor.terms[2].meaning == "a third");
  STATIC_REQUIRE(there.descriptor.sources.empty());
  const List<Parameter>& parameters = there.descriptor.parameters;
  REQUIRE(parameters.size() == 3);
  CHECK(parameters[1].id == "second");
  CHECK(parameters[1].marks.empty());
  CHECK(parameters[1].default_value.value() == Value::array({1, 2}));
  // The lists of all parameters stand one behind the other: each has its own part of them.
  CHECK(parameters[0].marks.size() == 2);
  CHECK(parameters[0].marks[1] == 2);
  CHECK(parameters[2].marks.front() == 3);
  CHECK(parameters[0].choices[0].label == "A");
}

TEST_CASE("A list of constants becomes one of its own where it is changed, and the constants stay", "[descriptor]") {
  List<Parameter> changed = constant<part>.descriptor.parameters;
  changed.change(0).id = "other";
  changed.insert(0, {.id = "new"});
  const List<Parameter> copy = changed;
  changed.change(0).id = "newer";
  REQUIRE(copy.size() == 4);
  CHECK(copy[0].id == "new");
  CHECK(copy[1].id == "other");
  CHECK(copy[1].marks[1] == 2);
  CHECK(copy[3].id == "third");
  CHECK(changed[0].id == "newer");
  CHECK(constant<part>.descriptor.parameters[0].id == "first");
}

TEST_CASE("A default is nothing, a truth value, a number, a text, or made when it is needed", "[descriptor]") {
  CHECK(Default().value().is_null());
  CHECK(Default(true).value() == Value(true));
  CHECK(Default(3).value() == Value(3.0));
  CHECK(Default("adam").value() == Value("adam"));
  CHECK(Default([] { return Value::object({{"id", "gd"}}); }).value() == Value::object({{"id", "gd"}}));
}
