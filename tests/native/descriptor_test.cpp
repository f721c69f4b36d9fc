#include "catch.h"
#include "descent/base/constant.h"
#include "descent/data/data_table.h"
#include "descent/experiment/claims/claim.h"
#include "descent/experiment/group.h"
#include "descent/experiment/series.h"
#include "descent/init/initializer.h"
#include "descent/nn/activation.h"
#include "descent/nn/loss.h"
#include "descent/nn/normalization.h"
#include "descent/optim/optimizer.h"
#include "descent/optim/schedule.h"
#include "descent/scaling/scaler.h"
#include "descent/surface/surface.h"

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

constexpr Part other() { return {{.id = "other", .formula = "x^2", .torch = "Other()"}, 8}; }

/// The entries of a family's registry are what in_full() says of it, but for the lore. How many have a formula.
template <class Entries>
int check_lore_apart(Text family, const Entries& entries) {
  const std::span<const Descriptor> whole = in_full(family);
  CAPTURE(std::string(family));
  REQUIRE(whole.size() == entries.size());
  int formulas = 0;
  for (std::size_t k = 0; k < whole.size(); ++k) {
    const Descriptor& entry = entries[k].descriptor;
    CAPTURE(std::string(entry.id));
    CHECK(entry.id == whole[k].id);
    CHECK(entry.title == whole[k].title);
    CHECK(entry.help == whole[k].help);
    CHECK(entry.parameters.size() == whole[k].parameters.size());
    CHECK(entry.quantities.size() == whole[k].quantities.size());
    CHECK(entry.literature.empty());
    CHECK(entry.formula.empty());
    CHECK(entry.terms.empty());
    CHECK(entry.sources.empty());
    CHECK(entry.substeps.empty());
    CHECK(entry.torch.empty());
    CHECK(entry.torch_when.empty());
    formulas += whole[k].formula.empty() ? 0 : 1;
  }
  return formulas;
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

TEST_CASE("A registry has the lore of its entries apart", "[descriptor]") {
  using Parts = Registry<part, other>;
  const std::span<const Part> entries = Parts::entries;
  const std::span<const Descriptor> whole = Parts::in_full;
  REQUIRE(entries.size() == 2);
  REQUIRE(whole.size() == 2);
  CHECK(entries[0].descriptor.terms.empty());
  CHECK(entries[0].descriptor.parameters[0].marks[1] == 2);
  CHECK(entries[1].number == 8);
  CHECK(entries[1].descriptor.id == "other");
  CHECK(entries[1].descriptor.formula.empty());
  CHECK(whole[0].terms.size() == 3);
  CHECK(whole[1].formula == "x^2");
  CHECK(whole[1].torch == "Other()");
}

TEST_CASE("The families have their lore apart", "[descriptor]") {
  CHECK(check_lore_apart("optimizer", optimizer_registry()) == int(optimizer_registry().size()));
  CHECK(check_lore_apart("schedule", schedule_registry()) == int(schedule_registry().size()));
  CHECK(check_lore_apart("initializer", initializer_registry()) == int(initializer_registry().size()));
  CHECK(check_lore_apart("scaler", scaler_registry()) > 1);
  CHECK(check_lore_apart("activation", activation_registry()) > 1);
  CHECK(check_lore_apart("normalization", normalization_registry()) > 1);
  CHECK(check_lore_apart("loss", loss_registry()) > 1);
  CHECK(check_lore_apart("surface", surface_registry()) > 1);
  check_lore_apart("series", series_registry());
  check_lore_apart("claim", claim_registry());
  check_lore_apart("table", table_registry());
  CHECK(in_full("experiment").empty());
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
