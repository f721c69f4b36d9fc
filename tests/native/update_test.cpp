#include "descent/experiment/update.h"

#include <cmath>
#include <string>
#include <vector>

#include "catch.h"
#include "descent/descent.h"
#include "descent/optim/optimizer.h"

namespace {

using descent::Descriptor;
using descent::Kind;
using descent::Parameter;
using descent::Result;
using descent::Substep;
using descent::Value;

/// The rule as it is by default, with each switch and choice turned by itself, with a penalty, and with a schedule.
std::vector<Value> variants(const Descriptor& rule) {
  const Value plain = Value::object({{"id", rule.id}});
  std::vector<Value> all = {plain};
  const auto with = [&](std::string_view key, Value value) {
    all.push_back(plain);
    all.back().set(key, std::move(value));
  };
  for (const Parameter& p : rule.parameters) {
    if (p.kind == Kind::boolean) with(p.id, Value(!p.default_value.value().boolean()));
    if (p.kind == Kind::choice) {
      for (const auto& choice : p.choices) with(p.id, Value(choice.id));
    }
  }
  for (const char* id : {"momentum", "dampening", "rateDecay", "weightDecay", "averageFrom"}) {
    for (const Parameter& p : rule.parameters) {
      if (p.id == id) with(id, Value(id == std::string("averageFrom") ? 5.0 : 0.3));
    }
  }
  // Its own bounds the wrong way round: the smallest one holds.
  if (rule.id == "rprop") with("largestStep", Value(1e-9));
  with("l2", Value(0.2));
  with("schedule", Value("cosine"));
  return all;
}

/// What one quantity is before update t, and after it: the same column one row later.
void check_worked_out(const Descriptor& rule, const Value& optimizer, const char* surface, double noise) {
  const Value spec = Value::object(
      {{"experiment", "update"}, {"surface", surface}, {"optimizer", optimizer}, {"steps", 60}, {"noise", noise}});
  const auto outcome = descent::run(spec);
  REQUIRE(outcome.ok());
  const Result& result = outcome.value();
  const std::size_t rows = result.table("updates").rows;
  REQUIRE(rows > 1);
  const auto substeps = descent::optimizer_substeps(rule.id);
  for (const char* axis : {"x", "y"}) {
    const auto column = [&](const std::string& id) { return result.column("updates", id + "." + axis); };
    const auto p = column("p");
    for (std::size_t row = 0; row + 1 < rows; ++row) {
      INFO(rule.id << " on " << surface << ", step " << row + 1 << ", " << axis);
      const auto last_of = [&](std::string_view id) {
        double value = std::nan("");
        for (std::size_t k = 0; k < substeps.size(); ++k) {
          const double here = column("substep." + std::to_string(k))[row];
          if (substeps[k].id == id && !std::isnan(here)) value = here;
        }
        return value;
      };
      const double moved = std::fabs(p[row + 1] - p[row]);
      REQUIRE(std::fabs(last_of("p") - p[row + 1]) <= 1e-9 * moved + 4e-15 * (1 + std::fabs(p[row + 1])));
      for (const auto& q : rule.quantities) {
        const double worked_out = last_of(q.id);
        if (std::isnan(worked_out)) continue;  // a rule may keep more than this variant uses
        const double kept = column("before." + std::string(q.id))[row + 1];
        INFO(q.id);
        REQUIRE(std::fabs(worked_out - kept) <= 1e-11 * std::fabs(kept) + 1e-300);
      }
    }
  }
}

}  // namespace

TEST_CASE("The small steps of every rule come to what the rule does", "[update][optim]") {
  for (const auto& part : descent::optimizer_registry()) {
    for (const Value& optimizer : variants(part.descriptor)) {
      check_worked_out(part.descriptor, optimizer, "two-wells", 0);
      check_worked_out(part.descriptor, optimizer, "himmelblau", 0);
      check_worked_out(part.descriptor, optimizer, "bowl", 0.5);
    }
  }
}

TEST_CASE("Every rule tells its update in two to nine steps, the position among them", "[update][optim]") {
  for (const auto& part : descent::optimizer_registry()) {
    INFO(part.descriptor.id);
    const auto substeps = descent::optimizer_substeps(part.descriptor.id);
    CHECK((substeps.size() >= 2 && substeps.size() <= 9));
    bool moves = false;
    for (const Substep& s : substeps) {
      INFO(s.expression);
      CHECK_FALSE(s.symbol.empty());
      const std::string_view label = s.label;
      CHECK((label.ends_with(".") && label.size() <= 110));
      moves = moves || s.id == "p";
    }
    CHECK(moves);
  }
}

TEST_CASE("An update's numbers are those of the race", "[update]") {
  const auto race = descent::run(Value::object({{"experiment", "race"}, {"racers", Value::array({"adam"})}}));
  const auto update = descent::run(Value::object({{"experiment", "update"}, {"optimizer", "adam"}}));
  REQUIRE((race.ok() && update.ok()));
  const auto x = race.value().column("racer.0", "x"), before = update.value().column("updates", "p.x");
  const auto slope = race.value().column("racer.0", "gradient.y"), g = update.value().column("updates", "g.y");
  REQUIRE(before.size() + 1 == x.size());
  for (std::size_t t = 0; t < before.size(); ++t) {
    REQUIRE(before[t] == x[t]);
    REQUIRE(g[t] == slope[t]);
  }
}

TEST_CASE("A racer that is lost has its updates up to then", "[update]") {
  const Value wild = Value::object({{"id", "gd"}, {"learningRate", 5}});
  const auto update = descent::run(Value::object({{"experiment", "update"}, {"surface", "bowl"}, {"optimizer", wild}}));
  REQUIRE(update.ok());
  CHECK(update.value().table("updates").rows < 20);
}
