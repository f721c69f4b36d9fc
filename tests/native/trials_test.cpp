#include "descent/experiment/trials.h"

#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "catch.h"
#include "descent/base/format.h"
#include "descent/experiment/claims/claim.h"
#include "descent/experiment/resolve.h"
#include "descent/experiment/tally.h"
#include "specs.h"

using namespace descent;
using namespace descent::tests;

namespace {

/// A trial made by hand: one surface, one start, the rates that stand in the line-up.
struct Bench {
  Bench(const std::string& claim, const std::string& surface, double x, double y, int steps = 200)
      : part(resolve_part("claim", json(claim), "claim").value()),
        track(complete_course(Value::object({{"surface", resolve_part("surface", json(surface), "surface").value()},
                                             {"start", Value()},
                                             {"steps", steps},
                                             {"noise", 0},
                                             {"seed", 0},
                                             {"radius", 0.01}}))
                  .value()),
        start(x, y) {
    for (const Value& racer : part["racers"].array()) rates.push_back(racer["learningRate"].number());
    ground = {&track, rates, 1};
  }

  Finding judge(std::uint32_t lot = 0) {
    Trial trial(part, ground, rates, start, 7, lot);
    return claim_part(part["id"].string()).judge(trial);
  }

  Value part;
  Track track;
  Eigen::Vector2d start;
  std::vector<double> rates;
  Ground ground;
};

std::string quoted(std::string_view text) { return concat({"\"", text, "\""}); }

std::string trials_of(const std::string& claim, const std::string& more = "") {
  return concat({R"({"experiment": "trials", "claim": )", claim, R"(, "steps": 120, "trials": 40)", more, "}"});
}

double overall(const Result& result, const char* column) { return result.column("overall", column)[0]; }

/// The race that an example is shown as.
Value race_of(const Result& result, std::size_t example) {
  const Value& spec = result.spec;
  const auto at = [&](const char* column) { return result.column("examples", column)[example]; };
  const auto surface =
      static_cast<std::size_t>(result.column("surfaces", "surface")[static_cast<std::size_t>(at("surface"))]);
  Value racers;
  for (std::size_t k = 0; k < result.table("lineUp").rows; ++k) {
    if (result.column("lineUp", "example")[k] != static_cast<double>(example)) continue;
    Value racer = spec["claim"]["racers"].array()[static_cast<std::size_t>(result.column("lineUp", "racer")[k])];
    racer.set("learningRate", result.column("lineUp", "rate")[k]);
    racers.push_back(racer);
  }
  return Value::object({{"experiment", "race"},
                        {"surface", surface_registry()[surface].descriptor.id},
                        {"start", Value::array({at("x"), at("y")})},
                        {"steps", spec["steps"]},
                        {"noise", at("noise")},
                        {"seed", at("seed")},
                        {"racers", racers}});
}

/// What the page's race lab would show of an example.
struct Shown {
  std::vector<double> arrived;
  std::vector<bool> global;
};
Shown show(const Result& result, std::size_t example) {
  const Result race = run_spec(race_of(result, example));
  Shown shown;
  for (std::size_t k = 0; k < race.table("standings").rows; ++k) {
    const double at = race.column("standings", "reachedAt")[k], nearest = race.column("standings", "nearest")[k];
    shown.arrived.push_back(at);
    shown.global.push_back(!std::isnan(at) && race.column("minima", "global")[static_cast<std::size_t>(nearest)] == 1);
  }
  return shown;
}

bool arrived(const Shown& shown, std::size_t k) { return !std::isnan(shown.arrived[k]); }

/// Whether a claim holds in the race that is shown, by what its help says.
const std::map<std::string, bool (*)(const Shown&)>& readings() {
  static const std::map<std::string, bool (*)(const Shown&)> all = {
      {"adam-first",
       [](const Shown& s) {
         bool first = s.global[0];
         for (std::size_t k = 1; k < s.global.size(); ++k)
           first = first && !(s.global[k] && s.arrived[k] < s.arrived[0]);
         return first;
       }},
      {"momentum-escapes", [](const Shown& s) { return arrived(s, 0) && !s.global[0] && s.global[1]; }},
      {"descent-gets-stuck", [](const Shown& s) { return arrived(s, 0) && !s.global[0]; }},
      {"adagrad-stops", [](const Shown& s) { return !arrived(s, 0); }},
      {"adaptive-untuned", [](const Shown& s) { return s.arrived[1] <= 2 * s.arrived[0]; }},
      {"nesterov-never-slower", [](const Shown& s) { return s.arrived[1] <= s.arrived[0]; }},
      {"noise-escapes", [](const Shown& s) { return s.global[0]; }},
  };
  return all;
}

}  // namespace

TEST_CASE("Verdicts: five classes that cover the scale", "[trials]") {
  CHECK(verdict_class(0) == 0);
  CHECK(verdict_class(0.049) == 0);
  CHECK(verdict_class(0.05) == 1);
  CHECK(verdict_class(0.5) == 2);
  CHECK(verdict_class(0.7) == 3);
  CHECK(verdict_class(0.95) == 4);
  CHECK(verdict_class(1) == 4);
  const Result result = run_spec(R"({"experiment": "trials", "limit": 0})");
  const auto from = result.column("classes", "from"), to = result.column("classes", "to");
  CHECK(from.front() == 0);
  CHECK(to.back() == 1);
  for (std::size_t k = 0; k + 1 < from.size(); ++k) CHECK(to[k] == from[k + 1]);
  for (std::size_t k = 0; k < from.size(); ++k) CHECK(verdict_class((from[k] + to[k]) / 2) == k);
}

TEST_CASE("A tally's row says what was counted, and nothing of a share where nothing applied", "[trials]") {
  Tally tally;
  for (const Finding finding : {Finding::held, Finding::failed, Finding::does_not_apply, Finding::held}) {
    tally.add(finding);
  }
  const auto row = tally_row(tally);
  CHECK(row[0] == 4);
  CHECK(row[1] == 3);
  CHECK(row[2] == 2);
  CHECK(row[3] == Approx(2.0 / 3));
  const auto nothing = tally_row(Tally{});
  CHECK(std::isnan(nothing[3]));
  CHECK(nothing[4] == 0);
  CHECK(nothing[5] == 1);
  CHECK(nothing[6] == 0);
  CHECK(nothing[7] == 4);
}

TEST_CASE("A rate tried from several starts counts those who missed", "[trials]") {
  // (10 + 30 + 2 × 100)/3 = 80; the worst loss is 4.
  const std::vector<RateTrial> trials = {{0.1, 10, 1}, {0.1, not_a_number, 4}, {0.1, 30, 2}};
  CHECK(average(trials, 200).steps == Approx(80));
  CHECK(average(trials, 200).loss == 4);
  CHECK(average(trials, 200).rate == 0.1);
  const std::vector<RateTrial> none = {
      {0.1, not_a_number, 1}, {0.1, not_a_number, not_a_number}, {0.1, not_a_number, 9}};
  CHECK(std::isnan(average(none, 200).steps));
  CHECK(std::isnan(average(none, 200).loss));  // lost from one of the starts
}

TEST_CASE("Stuck in a local minimum: the two wells decide by start and rate", "[trials]") {
  const auto with = [](double rate) {
    return R"({"id": "descent-gets-stuck", "racers": [{"id": "gd", "learningRate": )" + std::to_string(rate) + "}]}";
  };
  // The right well is the local one; a small rate stays in the well where it starts, 0.2 jumps the ridge.
  CHECK(Bench(with(0.05), R"("two-wells")", 1.7, 1.2).judge() == Finding::held);
  CHECK(Bench(with(0.05), R"("two-wells")", -2, -1.2).judge() == Finding::failed);
  CHECK(Bench(with(0.2), R"("two-wells")", 1.7, 1.2).judge() == Finding::failed);
  CHECK(Bench(with(0.0001), R"("two-wells")", 1.7, 1.2).judge() == Finding::does_not_apply);  // not there yet
  CHECK(Bench(with(10), R"("two-wells")", 1.7, 1.2).judge() == Finding::does_not_apply);      // lost
}

TEST_CASE("Momentum escapes: only from where gradient descent does not", "[trials]") {
  const auto with = [](double rate) {
    return R"({"id": "momentum-escapes", "racers": [{"id": "gd", "learningRate": 0.05},
        {"id": "momentum", "learningRate": )" +
           std::to_string(rate) + "}]}";
  };
  CHECK(Bench(with(0.02), R"("two-wells")", 1.7, 1.2).judge() == Finding::held);
  CHECK(Bench(with(0.005), R"("two-wells")", 1.7, 1.2).judge() == Finding::failed);
  CHECK(Bench(with(0.02), R"("two-wells")", -2, -1.2).judge() == Finding::does_not_apply);
}

TEST_CASE("The velocity grows at every step: worked out in a round bowl", "[trials]") {
  // With condition 1 the gradient is (x, y)·λ. From (1, 0): v₁ = −ηλ, x₁ = 1 − ηλ, v₂ = 0.9 v₁ − ηλ x₁, so
  // |v₂|/|v₁| = 0.9 + 1 − ηλ, which is above 1 while ηλ < 0.9.
  const auto grows = [](double rate, int updates, double momentum) {
    return Bench(R"({"id": "velocity-grows", "updates": )" + std::to_string(updates) +
                     R"(, "racers": [{"id": "momentum", "momentum": )" + std::to_string(momentum) +
                     R"(, "learningRate": )" + std::to_string(rate) + "}]}",
                 R"({"id": "bowl", "condition": 1})", 1, 0)
        .judge();
  };
  const auto bowl = make_surface(resolve_part("surface", json(R"({"id": "bowl", "condition": 1})"), "").value());
  const double lambda = bowl->hessian(0, 0)(0, 0);
  CHECK(grows(0.01 / lambda, 2, 0.9) == Finding::held);
  CHECK(grows(0.89 / lambda, 2, 0.9) == Finding::held);
  CHECK(grows(0.91 / lambda, 2, 0.9) == Finding::failed);
  // A quarter of the way round, after π/2/√(ηλ) ≈ 16 steps, it is at the bottom and has begun to climb.
  CHECK(grows(0.01 / lambda, 30, 0.9) == Finding::failed);
  // Without momentum the velocity is −ηg, and g shrinks by 1 − ηλ a step.
  CHECK(grows(0.01 / lambda, 2, 0) == Finding::failed);
  // In one step at the bottom: at rest before the second look.
  CHECK(grows(1 / lambda, 2, 0) == Finding::does_not_apply);
}

TEST_CASE("No tuned rate needed: the default against the best, worked out in a round bowl", "[trials]") {
  // Gradient descent leaves 1 − ηλ of the offset at each step. From 1.7 to the radius 0.01 · √(5² + 4²) = 0.0640 that
  // is a factor of 26.5: with ηλ = 0.1 after ln 26.5/ln(1/0.9) = 31.1, so 32 steps; with ηλ = 0.5 after 4.7, so 5.
  const auto bowl = make_surface(resolve_part("surface", json(R"({"id": "bowl", "condition": 1})"), "").value());
  const double lambda = bowl->hessian(0, 0)(0, 0);
  const auto judge = [lambda](double factor, double best, std::uint32_t lot = 0) {
    Bench bench(concat({R"({"id": "adaptive-untuned", "factor": )", format_number(factor),
                        R"(, "racers": [{"id": "gd", "learningRate": )", format_number(0.1 / lambda),
                        R"(}, {"id": "gd", "learningRate": )", format_number(0.5 / lambda), "}]}"}),
                R"({"id": "bowl", "condition": 1})", 1.7, 0);
    bench.ground.best = {best / lambda, best / lambda};
    return bench.judge(lot);
  };
  CHECK(judge(6, 0.5) == Finding::failed);   // 32 > 30
  CHECK(judge(7, 0.5) == Finding::held);     // 32 ≤ 35
  CHECK(judge(1, 0.1) == Finding::held);     // the best is the default
  CHECK(judge(1, 0.5, 3) == Finding::held);  // the lot, an odd number, falls on the other racer
  CHECK(judge(7, 1e-4) == Finding::does_not_apply);
}

TEST_CASE("A claim that is certainly true, or certainly false, comes out as such", "[trials]") {
  const auto share = [](const std::string& claim, const std::string& more = R"(, "rates": "given")") {
    const Result result = run_spec(json(trials_of(claim, more)));
    INFO(claim);
    REQUIRE(overall(result, "applicable") > 5);
    return overall(result, "share");
  };
  // Ties count for the first: twice the same racer.
  CHECK(share(R"({"id": "adam-first", "racers": ["adam", "adam"]})") == 1);
  CHECK(share(R"({"id": "adam-first", "racers": [{"id": "adam", "learningRate": 1e-9}, "adam"]})") < 0.05);
  // Without momentum Nesterov's rule is Momentum's.
  const std::string calm = R"("momentum": 0, "learningRate": 0.01})";
  CHECK(share(R"({"id": "nesterov-never-slower", "racers": [{"id": "momentum", )" + calm + R"(, {"id": "nag", )" +
              calm + "]}") == 1);
  CHECK(share(R"({"id": "nesterov-never-slower", "racers": ["momentum", {"id": "gd", "learningRate": 1e-9}]})") < 0.05);
  CHECK(share(R"({"id": "momentum-escapes", "racers": ["gd", "gd"]})") == 0);
  CHECK(share(R"({"id": "noise-escapes", "noise": 0})") == 0);
  CHECK(share(R"({"id": "adagrad-stops", "racers": [{"id": "adagrad", "learningRate": 1e-9}, "adam"]})") > 0.95);
  CHECK(share(R"({"id": "adaptive-untuned", "factor": 100})") > share(R"({"id": "adaptive-untuned", "factor": 1})"));
}

TEST_CASE("Of every claim is told what the literature says of it, and where", "[trials]") {
  for (const Descriptor& claim : claims_in_full()) {
    INFO(claim.id);
    CHECK_FALSE(claim.literature.empty());
    CHECK_FALSE(claim.sources.empty());
  }
}

TEST_CASE("Every claim can be tried, is told in words, and counts what it says", "[trials]") {
  for (const ClaimPart& claim : claim_registry()) {
    const Descriptor& d = claim.descriptor;
    INFO(d.id);
    CHECK_FALSE(d.title.empty());
    CHECK_FALSE(d.help.empty());
    CHECK(d.parameters.front().id == "racers");
    for (const std::string rates : {"best", "given"}) {
      const Result result = run_spec(json(trials_of(quoted(d.id), R"(, "rates": )" + quoted(rates))));
      REQUIRE(result.table("surfaces").rows == claim.surfaces.size());
      CHECK(overall(result, "trials") == 40);
      CHECK(overall(result, "applicable") > 0);
      double trials = 0, applicable = 0, held = 0;
      for (std::size_t s = 0; s < claim.surfaces.size(); ++s) {
        const auto at = [&](const char* column) { return result.column("surfaces", column)[s]; };
        CHECK(surface_registry()[static_cast<std::size_t>(at("surface"))].descriptor.id == claim.surfaces[s]);
        CHECK(at("held") <= at("applicable"));
        CHECK(at("applicable") <= at("trials"));
        CHECK((at("applicable") == 0 || (at("low") <= at("share") && at("share") <= at("high"))));
        CHECK(at("atLeast") <= at("atMost"));
        trials += at("trials");
        applicable += at("applicable");
        held += at("held");
      }
      CHECK(trials == overall(result, "trials"));
      CHECK(applicable == overall(result, "applicable"));
      CHECK(held == overall(result, "held"));
      // Every surface on which it held, or did not, has an example of it.
      std::size_t wanted = 0;
      for (std::size_t s = 0; s < claim.surfaces.size(); ++s) {
        const double yes = result.column("surfaces", "held")[s], all = result.column("surfaces", "applicable")[s];
        wanted += (yes > 0 ? 1 : 0) + (yes < all ? 1 : 0);
      }
      CHECK(result.table("examples").rows == wanted);
    }
  }
}

TEST_CASE("An example, raced again, shows what the trial found", "[trials]") {
  for (const auto& [id, holds] : readings()) {
    const Result result = run_spec(json(trials_of(quoted(id))));
    const auto held = result.column("examples", "held");
    REQUIRE(held.size() > 0);
    for (std::size_t k = 0; k < held.size(); ++k) {
      INFO(id << ", example " << k);
      CHECK(holds(show(result, k)) == (held[k] == 1));
    }
  }
}

TEST_CASE("Trials are the same in slices of any size, and others with another seed", "[trials]") {
  const Value spec = json(trials_of(R"("momentum-escapes")"));
  const Result at_once = run_spec(spec);
  auto run = std::move(begin(spec).value());
  double before = 0;
  for (int slice = 1; before < 1; slice = slice * 5 % 7919) {
    const double now = run->advance(slice);
    REQUIRE(now >= before);
    before = now;
    // A look at what there is changes nothing, and says no more trials than were made.
    const Result so_far = run->end();
    REQUIRE(overall(so_far, "trials") <= 40);
  }
  CHECK(run->advance(1000) == 1);
  CHECK(same_bits(run->end().data, at_once.data));
  const Result other = run_spec(json(trials_of(R"("momentum-escapes")", R"(, "seed": 2)")));
  CHECK_FALSE(same_bits(other.data, at_once.data));
  // Best rates belong to the surface, not to the seed.
  CHECK(same_bits(other.column("rates", "best"), at_once.column("rates", "best")));
}

TEST_CASE("A limit ends the trials once enough of them said something, and looks only for the rates that these need",
          "[trials]") {
  const Result none = run_spec(json(trials_of(R"("adam-first")", R"(, "limit": 0)")));
  CHECK(overall(none, "trials") == 0);
  CHECK(std::isnan(none.column("rates", "best")[0]));
  // The two wells, where every other start or so says something.
  const Result one = run_spec(json(trials_of(R"("momentum-escapes")", R"(, "limit": 1)")));
  CHECK(overall(one, "applicable") == 1);
  CHECK(one.table("examples").rows == 1);
  CHECK(std::isfinite(one.column("rates", "rate").front()));
  CHECK(std::isnan(one.column("rates", "rate").back()));
  // The first of the very trials that all of them begin with.
  const std::string begun = std::to_string(static_cast<int>(overall(one, "trials")));
  const Result as_many = run_spec(
      json(concat({R"({"experiment": "trials", "claim": "momentum-escapes", "steps": 120, "trials": )", begun, "}"})));
  CHECK(same_bits(one.data, as_many.data));
}

TEST_CASE("The wrong number of racers is refused where it stands", "[trials]") {
  const auto refused =
      validate(json(R"({"experiment": "trials", "claim": {"id": "momentum-escapes", "racers": ["gd"]}})"));
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().path == "claim.racers");
}
