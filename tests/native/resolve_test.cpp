#include "descent/experiment/resolve.h"

#include <cmath>
#include <string>

#include "catch.h"
#include "descent/base/format.h"
#include "descent/experiment/experiment.h"
#include "descent/optim/optimizer.h"
#include "digits.h"
#include "specs.h"

using namespace descent;
using namespace descent::tests;

namespace {

/// Why a spec is refused: "path | code | message".
std::string refusal(const Value& spec) {
  const Expected<Value> resolved = validate(spec);
  if (resolved) return "accepted";
  return resolved.error().path + " | " + resolved.error().code + " | " + resolved.error().message;
}
std::string refusal(const char* spec) { return refusal(json(spec)); }

/// The spec with one member more.
Value with(const std::string& spec, const std::string& key, Value value) {
  Value whole = json(spec);
  whole.set(key, std::move(value));
  return whole;
}

const std::string race = R"({"experiment": "race"})";
/// "a", "b": the ids of the parts of a registry.
const auto listed = [](const auto& registry) {
  std::string ids;
  for (const auto& part : registry) ids += concat({ids.empty() ? "\"" : ", \"", part.descriptor.id, "\""});
  return ids;
};
const std::string experiments = listed(experiment_registry());
const std::string optimizers = listed(optimizer_registry());

}  // namespace

TEST_CASE("A spec needs the name of an experiment", "[resolve]") {
  const std::string needed =
      "experiment | missing-id | An object with \"experiment\" is needed here: one of " + experiments + ".";
  CHECK(refusal("{}") == needed);
  CHECK(refusal("[]") == needed);
  CHECK(refusal("null") == needed);
  CHECK(refusal("3") == needed);
  CHECK(refusal(R"({"experiment": 3})") == needed);
  CHECK(refusal(R"({"experiment": null})") == needed);
  CHECK(refusal(R"({"experiment": "raze"})") ==
        "experiment | unknown-part | There is no experiment called \"raze\"; there are " + experiments + ".");
}

TEST_CASE("Unknown parameters are refused with those that there are", "[resolve]") {
  CHECK(refusal(R"({"experiment": "race", "step": 3})") ==
        "step | unknown-parameter | Optimizer race has no parameter \"step\"; it has \"surface\", \"start\", "
        "\"racers\", \"steps\", \"noise\", \"seed\", \"radius\".");
  CHECK(refusal(R"({"experiment": "race", "racers": [{"id": "gd", "beta1": 0.9}]})") ==
        "racers[0].beta1 | unknown-parameter | Gradient descent has no parameter \"beta1\"; it has "
        "\"learningRate\", \"schedule\", \"l2\", \"batch\".");
  CHECK(refusal(R"({"experiment": "race", "surface": {"id": "beale", "a": 1}})") ==
        "surface.a | unknown-parameter | Beale's function has no parameter \"a\"; it has none.");
}

TEST_CASE("A parameter has one type", "[resolve]") {
  CHECK(refusal(R"({"experiment": "race", "noise": "1"})") ==
        "noise | wrong-type | gradient noise must be a number, not a text.");
  CHECK(refusal(R"({"experiment": "race", "steps": true})") ==
        "steps | wrong-type | steps must be a number, not true.");
  CHECK(refusal(R"({"experiment": "race", "start": {"x": 1}})") ==
        "start | wrong-type | start must be a list, not an object.");
  CHECK(refusal(R"({"experiment": "race", "start": [1, "2"]})") ==
        "start[1] | wrong-type | start must be a number, not a text.");
  CHECK(refusal(R"({"experiment": "race", "racers": "gd"})") ==
        "racers | wrong-type | racers must be a list, not a text.");
  CHECK(refusal(R"({"experiment": "race", "racers": [{"id": "adam", "biasCorrection": 1}]})") ==
        "racers[0].biasCorrection | wrong-type | bias correction must be true or false, not a number.");
  CHECK(refusal(R"({"experiment": "race", "racers": [{"id": "momentum", "form": 1}]})") ==
        "racers[0].form | wrong-type | form must be a text, not a number.");
}

TEST_CASE("Numbers must be finite", "[resolve]") {
  CHECK(refusal(with(race, "noise", not_a_number)) ==
        "noise | not-finite | gradient noise must be a finite number, not nan.");
  CHECK(refusal(with(race, "noise", infinity)) ==
        "noise | not-finite | gradient noise must be a finite number, not inf.");
  CHECK(refusal(with(race, "noise", -infinity)) ==
        "noise | not-finite | gradient noise must be a finite number, not -inf.");
  CHECK(refusal(with(race, "steps", not_a_number)) == "steps | not-finite | steps must be a finite number, not nan.");
  CHECK(refusal(with(race, "start", Value::array({0, infinity}))) ==
        "start[1] | not-finite | start must be a finite number, not inf.");
  const std::string own = R"({"experiment": "ewma", "series": {"id": "values", "values": [1]}})";
  CHECK(refusal(with(own, "edits", Value::array({Value::array({0, not_a_number})}))) ==
        "edits[0] | not-finite | moved values must be a finite number, not nan.");
  CHECK(refusal(with(own, "edits", Value::array({Value::array({not_a_number, 0})}))) ==
        "edits[0] | out-of-range | An index must be a whole number from 0, not nan.");
}

TEST_CASE("An open bound is not allowed itself, a closed one is", "[resolve]") {
  // The learning rate is in (0, 1000].
  const auto rate = [](double value) {
    return refusal(with(race, "racers", Value::array({Value::object({{"id", "gd"}, {"learningRate", value}})})));
  };
  const std::string refused =
      "racers[0].learningRate | out-of-range | learning rate must be above 0 and at most 1000, not ";
  CHECK(rate(0) == refused + "0.");
  CHECK(rate(-1) == refused + "-1.");
  CHECK(rate(std::nextafter(1000.0, 2000.0)) == refused + "1000.0000000000001.");
  CHECK(rate(5e-324) == "accepted");
  CHECK(rate(1000) == "accepted");

  // β is in [0, 1).
  const auto beta = [](double value) { return refusal(with(R"({"experiment": "ewma"})", "beta", value)); };
  CHECK(beta(1) == "beta | out-of-range | memory must be at least 0 and below 1, not 1.");
  CHECK(beta(-5e-324) == "beta | out-of-range | memory must be at least 0 and below 1, not -5e-324.");
  CHECK(beta(0) == "accepted");
  CHECK(beta(std::nextafter(1.0, 0.0)) == "accepted");

  // The seed is in [0, 2³² − 1].
  const auto seed = [](double value) { return refusal(with(race, "seed", value)); };
  CHECK(seed(0) == "accepted");
  CHECK(seed(4294967295.0) == "accepted");
  CHECK(seed(4294967296.0) == "seed | out-of-range | seed must be at least 0 and at most 4294967295, not 4294967296.");
}

TEST_CASE("Whole numbers are whole", "[resolve]") {
  CHECK(refusal(with(race, "steps", 10.5)) == "steps | not-whole | steps must be a whole number, not 10.5.");
  CHECK(refusal(with(race, "steps", 10.0)) == "accepted");
}

TEST_CASE("A list has as many entries as it may", "[resolve]") {
  CHECK(refusal(with(race, "start", Value::array({1}))) == "start | wrong-count | start takes 2 entries, not 1.");
  CHECK(refusal(with(race, "start", Value::array({1, 1, 1}))) == "start | wrong-count | start takes 2 entries, not 3.");
  CHECK(refusal(with(race, "racers", Value::array({}))) ==
        "racers | wrong-count | racers takes 1 to 8 entries, not 0.");
  CHECK(refusal(with(race, "racers", Value(Value::Array(9, "gd")))) ==
        "racers | wrong-count | racers takes 1 to 8 entries, not 9.");
  CHECK(refusal(with(race, "racers", Value(Value::Array(8, "gd")))) == "accepted");
}

TEST_CASE("A choice is one of its ids", "[resolve]") {
  CHECK(refusal(R"({"experiment": "race", "racers": [{"id": "momentum", "form": "average"}]})") ==
        "racers[0].form | unknown-choice | form must be one of \"heavy-ball\", \"ewma\", not \"average\".");
  CHECK(refusal(R"({"experiment": "race", "racers": [{"id": "momentum", "form": "ewma"}]})") == "accepted");
}

TEST_CASE("Pairs are an index and a number", "[resolve]") {
  const std::string own = R"({"experiment": "ewma", "series": {"id": "values", "values": [1, 2, 3]}})";
  const auto edits = [&](const std::string& text) { return refusal(with(own, "edits", json(text))); };
  const std::string no_pair = " | wrong-type | moved values must be a pair [index, value], not a ";
  CHECK(edits("[1]") == "edits[0]" + no_pair + "number.");
  CHECK(edits("[[1]]") == "edits[0]" + no_pair + "list.");
  CHECK(edits("[[0, 1], [1, 2, 3]]") == "edits[1]" + no_pair + "list.");
  CHECK(edits("[[0, \"1\"]]") == "edits[0]" + no_pair + "list.");
  CHECK(edits("[[-1, 1]]") == "edits[0] | out-of-range | An index must be a whole number from 0, not -1.");
  CHECK(edits("[[0.5, 1]]") == "edits[0] | out-of-range | An index must be a whole number from 0, not 0.5.");
  CHECK(edits("[[0, 1e13]]") ==
        "edits[0] | out-of-range | moved values must be at least -1000000000000 and at most 1000000000000, not "
        "10000000000000.");
  CHECK(edits("[[3, 1]]") == "edits[0][0] | out-of-range | An index must be below 3, the length of the series, not 3.");
  CHECK(edits("[[2, 1], [0, 5]]") == "accepted");
}

TEST_CASE("Parts within parts are judged where they stand", "[resolve]") {
  CHECK(refusal(R"({"experiment": "race", "racers": ["gd", "sgdd"]})") ==
        "racers[1] | unknown-part | There is no optimizer called \"sgdd\"; there are " + optimizers + ".");
  CHECK(refusal(R"({"experiment": "race", "racers": ["gd", {"learningRate": 1}]})") ==
        "racers[1].id | missing-id | An object with \"id\" is needed here: one of " + optimizers + ".");
  CHECK(refusal(R"({"experiment": "race", "racers": ["gd", 7]})") ==
        "racers[1].id | missing-id | An object with \"id\" is needed here: one of " + optimizers + ".");
  CHECK(
      refusal(R"({"experiment": "race", "racers": ["gd", {"id": "adam", "schedule": {"id": "step", "every": 0}}]})") ==
      "racers[1].schedule.every | out-of-range | steps between drops must be at least 1 and at most 100000, not 0.");
  CHECK(refusal(R"({"experiment": "race", "surface": {"id": "bowl", "condition": 0}})") ==
        "surface.condition | out-of-range | Condition number must be at least 1 and at most 10000, not 0.");
  CHECK(refusal(R"({"experiment": "ewma", "series": {"id": "gradient", "surface": "hill"}})")
            .starts_with("series.surface | unknown-part | There is no surface called \"hill\"; there are "));
}

TEST_CASE("What only an experiment can judge is refused by the same route", "[resolve]") {
  CHECK(refusal(R"({"experiment": "race", "surface": "beale", "start": [5, 0]})") ==
        "start[0] | out-of-range | x of the start must be within this surface's region, at least -4.5 and at most 4.5, "
        "not 5.");
  CHECK(refusal(R"({"experiment": "race", "surface": "rosenbrock", "start": [0, -2]})") ==
        "start[1] | out-of-range | y of the start must be within this surface's region, at least -1 and at most 3, not "
        "-2.");
  CHECK(refusal(R"({"experiment": "ewma", "series": {"id": "temperatures", "first": 1460, "days": 2}})") ==
        "series.days | out-of-range | The record ends after 1461 days: from day 1460 the length can be at most 1, not "
        "2.");
  CHECK(refusal(R"({"experiment": "ewma", "series": {"id": "gradient", "start": [9, 0]}})")
            .starts_with("series.start[0] | out-of-range | "));
  CHECK(refusal(R"({"experiment": "surface", "window": [1, 1, 0, 1]})") ==
        "window[1] | out-of-range | The right edge of the window must be above 1, not 1.");
  CHECK(refusal(R"({"experiment": "surface", "window": [0, 1, 3, 2]})") ==
        "window[3] | out-of-range | The top edge of the window must be above 3, not 2.");
  CHECK(refusal(R"({"experiment": "rate-sweep", "from": 1, "to": 0.1})") ==
        "to | out-of-range | The largest rate must be at least the smallest, 1, not 0.1.");
  CHECK(refusal(R"({"experiment": "replay", "start": [1, 2], "gradients": [1, 2, 3]})") ==
        "gradients | wrong-count | The gradients must be a multiple of 2 numbers, one for each parameter, not 3.");
}

TEST_CASE("The first offender is named, in the order of the parameters", "[resolve]") {
  CHECK(refusal(R"({"experiment": "race", "steps": 0, "surface": "hill"})").starts_with("surface | "));
  CHECK(refusal(R"({"experiment": "race", "steps": 0, "nonsense": 1})").starts_with("nonsense | "));
}

TEST_CASE("Short forms become long ones, and what is missing gets its default", "[resolve]") {
  const Expected<Value> resolved = validate(json(R"({"experiment": "race", "surface": "beale",
      "racers": ["gd", {"id": "momentum", "momentum": 0.5}], "steps": 3, "noise": null})"));
  REQUIRE(resolved.ok());
  CHECK(resolved.value() == json(R"({"experiment": "race", "surface": {"id": "beale"}, "start": [1.2, 1.4],
      "racers": [{"id": "gd", "learningRate": 0.05, "schedule": {"id": "constant"}, "l2": 0, "batch": 1},
                 {"id": "momentum", "learningRate": 0.02, "momentum": 0.5, "form": "heavy-ball",
                  "schedule": {"id": "constant"}, "l2": 0, "batch": 1}],
      "steps": 3, "noise": 0, "seed": 1, "radius": 0.01})"));
}

TEST_CASE("An experiment may be named by its id alone", "[resolve]") {
  CHECK(validate("ewma").ok());
  CHECK(refusal(Value("emwa")).starts_with(" | unknown-part | There is no experiment called \"emwa\""));
}

TEST_CASE("A resolved spec is a fixed point", "[resolve]") {
  const Value all = catalog();
  for (const Value& part : all["experiment"]["parts"].array()) {
    CAPTURE(part["id"].string());
    const Expected<Value> once = validate(usual_spec(part["id"].string()));
    REQUIRE(once.ok());
    const Expected<Value> twice = validate(once.value());
    REQUIRE(twice.ok());
    CHECK(twice.value() == once.value());
  }
}

TEST_CASE("Every part can be had with its defaults, in both forms", "[resolve]") {
  for (const Family& family : families()) {
    CHECK_FALSE(family.parts.empty());
    if (family.id == "experiment") continue;
    for (const Descriptor* part : family.parts) {
      CAPTURE(family.id, part->id);
      const Expected<Value> from_id = resolve_part(family.id, part->id, "p");
      const Expected<Value> from_object = resolve_part(family.id, Value::object({{"id", part->id}}), "p");
      REQUIRE(from_id.ok());
      REQUIRE(from_object.ok());
      CHECK(from_id.value() == from_object.value());
      CHECK(from_id.value().object().size() == part->parameters.size() + 1);
    }
  }
}
