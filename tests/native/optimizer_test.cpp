#include "descent/optim/optimizer.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <type_traits>
#include <vector>

#include "catch.h"
#include "descent/base/math.h"
#include "descent/base/random.h"
#include "descent/experiment/resolve.h"
#include "specs.h"

using namespace descent;
using namespace descent::tests;

namespace {

Value resolved(const Value& part) {
  Expected<Value> whole = resolve_part("optimizer", part, "optimizer");
  if (!whole) FAIL(whole.error().message);
  return std::move(whole.value());
}

template <class S>
std::unique_ptr<Optimizer<S>> make(const Value& part, std::size_t size) {
  return make_optimizer<S>(resolved(part), size);
}

/// Every rule with its defaults, and with each of its switches the other way.
std::vector<Value> variants() {
  std::vector<Value> all;
  for (const OptimizerPart& entry : optimizer_registry()) {
    const Value plain = Value::object({{"id", entry.descriptor.id}});
    all.push_back(plain);
    for (const Parameter& p : entry.descriptor.parameters) {
      if (p.kind == Kind::boolean) {
        all.push_back(plain);
        all.back().set(p.id, !p.default_value.value().boolean());
      }
      for (const Choice& choice : p.choices) {
        if (choice.id == p.default_value.value().string()) continue;
        all.push_back(plain);
        all.back().set(p.id, choice.id);
      }
    }
  }
  return all;
}

bool has(const Value& part, std::string_view parameter) {
  const auto& parameters = optimizer_part(part["id"].string()).descriptor.parameters;
  return std::any_of(parameters.begin(), parameters.end(), [&](const Parameter& p) { return p.id == parameter; });
}

/// Gradients of very different sizes, with zeros among them.
template <class S>
std::vector<S> wild_gradients(std::size_t count, std::uint64_t seed) {
  Random random(seed);
  std::vector<S> all(count);
  for (S& g : all) {
    const double size = portable::pow(10, random.uniform(-6, 6));
    g = random.below(10) == 0 ? S(0) : static_cast<S>(size * random.normal());
  }
  return all;
}

/// Parameters after each step of a fresh optimizer on given gradients, `size` numbers a step.
template <class S>
std::vector<S> path(const Value& part, std::vector<S> params, const std::vector<S>& gradients, S rate = S(0.1)) {
  const std::size_t size = params.size();
  const auto optimizer = make<S>(part, size);
  std::vector<S> all;
  for (std::size_t i = 0; i + size <= gradients.size(); i += size) {
    optimizer->step(params, std::span(gradients).subspan(i, size), rate);
    all.insert(all.end(), params.begin(), params.end());
  }
  return all;
}

/// A parabola ½ λ p² of one parameter: where a rule is after that many steps from 1.
double on_parabola(const Value& part, double lambda, double rate, int steps) {
  const auto optimizer = make<double>(part, 1);
  std::vector<double> p = {1}, point = {0}, gradient = {0};
  for (int t = 0; t < steps && std::fabs(p[0]) < 1e6; ++t) {
    optimizer->gradient_point(p, point);
    gradient[0] = lambda * point[0];
    optimizer->step(p, gradient, rate);
  }
  return std::fabs(p[0]);
}

}  // namespace

TEMPLATE_TEST_CASE("The same gradients give the same steps, and a fresh optimizer is a reset", "[optimizer]", double,
                   float) {
  const auto gradients = wild_gradients<TestType>(5 * 40, 1);
  const std::vector<TestType> start = {1, -2, 3, 0, 5};
  for (const Value& part : variants()) {
    CAPTURE(part);
    CHECK(path<TestType>(part, start, gradients) == path<TestType>(part, start, gradients));
  }
}

TEMPLATE_TEST_CASE("Without a gradient nothing moves, even with ε = 0", "[optimizer]", double, float) {
  for (Value part : variants()) {
    // A decay of the parameters is meant to move them.
    for (const char* decay : {"weightDecay", "lambda"}) {
      if (has(part, decay)) part.set(decay, 0);
    }
    if (has(part, "epsilon")) part.set("epsilon", 0);
    CAPTURE(part);
    const std::vector<TestType> start = {1, -2, 0};
    const std::vector<TestType> end = path<TestType>(part, start, std::vector<TestType>(3 * 20, 0));
    CHECK(std::vector<TestType>(end.end() - 3, end.end()) == start);
  }
}

TEMPLATE_TEST_CASE("Whatever the gradients, parameters and all that can be observed stay finite", "[optimizer]", double,
                   float) {
  constexpr std::size_t size = 7;
  const auto gradients = wild_gradients<TestType>(size * 200, 2);
  for (const Value& part : variants()) {
    const auto optimizer = make<TestType>(part, size);
    const std::size_t quantities = optimizer_part(part["id"].string()).descriptor.quantities.size();
    std::vector<TestType> params(size, TestType(1)), seen(size);
    for (std::size_t i = 0; i < gradients.size(); i += size) {
      optimizer->step(params, std::span(gradients).subspan(i, size), TestType(0.01));
      CAPTURE(part, i / size);
      CHECK(std::all_of(params.begin(), params.end(), [](TestType p) { return std::isfinite(p); }));
      for (std::size_t k = 0; k < quantities; ++k) {
        // Every place is written: what was there before is gone.
        std::fill(seen.begin(), seen.end(), std::numeric_limits<TestType>::quiet_NaN());
        optimizer->observe(k, seen);
        CHECK(std::all_of(seen.begin(), seen.end(), [](TestType s) { return std::isfinite(s); }));
      }
    }
  }
}

TEMPLATE_TEST_CASE("What can be observed is zero before the first step, or what the sum starts from", "[optimizer]",
                   double, float) {
  for (const Value& part : variants()) {
    const auto optimizer = make<TestType>(part, 2);
    const std::size_t quantities = optimizer_part(part["id"].string()).descriptor.quantities.size();
    for (std::size_t k = 0; k < quantities; ++k) {
      std::vector<TestType> seen(2, TestType(7));
      optimizer->observe(k, seen);
      CAPTURE(part, k);
      // Rprop's steps start as long as the learning rate says.
      const auto rate = static_cast<TestType>(resolve_part("optimizer", part, "").value()["learningRate"].number());
      const auto quantity = optimizer_part(part["id"].string()).descriptor.quantities[k].id;
      const bool step_of_rprop = part["id"].string() == "rprop" && quantity == "steps";
      // An empty product is 1.
      CHECK(seen == std::vector<TestType>(2, step_of_rprop ? rate : quantity == "product" ? TestType(1) : TestType(0)));
    }
  }
  const auto adagrad = make<TestType>(json(R"({"id": "adagrad", "initialAccumulator": 0.5})"), 2);
  std::vector<TestType> seen(2);
  adagrad->observe(0, seen);
  CHECK(seen == std::vector<TestType>(2, TestType(0.5)));
}

TEMPLATE_TEST_CASE("Parameters do not disturb each other: a step counts once, not once a parameter", "[optimizer]",
                   double, float) {
  // A famous mistake advances Adam's t for every tensor or parameter; then the thousandth would see another t.
  constexpr std::size_t size = 1000, steps = 12;
  const auto gradients = wild_gradients<TestType>(size * steps, 3);
  for (const Value& part : variants()) {
    CAPTURE(part);
    const auto together = path<TestType>(part, std::vector<TestType>(size, TestType(2)), gradients);
    for (std::size_t i : {std::size_t{0}, std::size_t{1}, std::size_t{517}, size - 1}) {
      std::vector<TestType> own;
      for (std::size_t t = 0; t < steps; ++t) own.push_back(gradients[t * size + i]);
      const auto alone = path<TestType>(part, {TestType(2)}, own);
      for (std::size_t t = 0; t < steps; ++t) CHECK(together[t * size + i] == alone[t]);
    }
  }
}

TEST_CASE("In single precision the same rule is at work", "[optimizer]") {
  Random random(4);
  std::vector<double> gradients(3 * 50);
  for (double& g : gradients) g = random.normal();
  for (const Value& part : variants()) {
    const auto exact = path<double>(part, {1, 2, 3}, gradients, 0.01);
    const auto single = path<float>(part, {1, 2, 3}, std::vector<float>(gradients.begin(), gradients.end()), 0.01f);
    CAPTURE(part);
    for (std::size_t i = 0; i < exact.size(); ++i) CHECK(single[i] == Approx(exact[i]).margin(2e-4));
  }
}

TEMPLATE_TEST_CASE("The gradient is taken at the parameters, but for Nesterov's look-ahead", "[optimizer]", double,
                   float) {
  for (const Value& part : variants()) {
    const auto optimizer = make<TestType>(part, 1);
    std::vector<TestType> p = {3}, point = {0};
    const std::vector<TestType> gradient = {2};
    optimizer->gradient_point(p, point);
    CHECK(point == p);  // no velocity yet
    optimizer->step(p, gradient, TestType(0.1));
    optimizer->gradient_point(p, point);
    CAPTURE(part);
    // v₁ = −0.1 · 2 = −0.2, p₁ = 2.8, and 0.9 v₁ further on: 2.62.
    if (part["id"].string() == "nag") {
      CHECK(point[0] == Approx(2.62));
    } else {
      CHECK(point == p);
    }
  }
}

TEST_CASE("Momentum without momentum is gradient descent, in all three forms", "[optimizer]") {
  const auto gradients = wild_gradients<double>(4 * 30, 5);
  const auto plain = path<double>("gd", {1, 2, 3, 4}, gradients);
  for (const char* part : {R"({"id": "momentum", "momentum": 0})", R"({"id": "nag", "momentum": 0})",
                           R"({"id": "momentum", "momentum": 0, "form": "ewma"})"}) {
    CAPTURE(part);
    CHECK(path<double>(json(part), {1, 2, 3, 4}, gradients) == plain);
  }
}

TEST_CASE("Momentum as an average is the heavy ball at a rate times 1 − μ", "[optimizer]") {
  Random random(6);
  std::vector<double> gradients(2 * 100);
  for (double& g : gradients) g = random.normal();
  for (double mu : {0.5, 0.9, 0.99}) {
    const Value average = Value::object({{"id", "momentum"}, {"momentum", mu}, {"form", "ewma"}});
    const Value ball = Value::object({{"id", "momentum"}, {"momentum", mu}});
    const auto a = path<double>(average, {1, 2}, gradients, 0.1);
    const auto b = path<double>(ball, {1, 2}, gradients, 0.1 * (1 - mu));
    for (std::size_t i = 0; i < a.size(); ++i) CHECK(a[i] == Approx(b[i]).epsilon(1e-12));
  }
}

TEST_CASE("Under a constant slope the velocity tends to −η g/(1 − μ)", "[optimizer]") {
  // η = 0.1, g = 3, μ = 0.9: −0.3/0.1 = −3; after 300 steps 0.9³⁰⁰ ≈ 2e-14 of it is missing.
  const auto velocity = [](const char* part) {
    const auto optimizer = make<double>(json(part), 1);
    std::vector<double> p = {0}, v = {0};
    for (int t = 0; t < 300; ++t) optimizer->step(p, std::vector<double>{3}, 0.1);
    optimizer->observe(0, v);
    return v[0];
  };
  CHECK(velocity(R"({"id": "momentum", "momentum": 0.9})") == Approx(-3).epsilon(1e-12));
  CHECK(velocity(R"({"id": "nag", "momentum": 0.9})") == Approx(-3).epsilon(1e-12));
  // As an average it is the slope itself.
  CHECK(velocity(R"({"id": "momentum", "momentum": 0.9, "form": "ewma"})") == Approx(3).epsilon(1e-12));
}

TEST_CASE("Adam's first step is as long as the rate, whatever the gradient", "[optimizer]") {
  // m̂ = g and v̂ = g², so the step is η g/(|g| + ε).
  for (double g : {1e-3, 1.0, -3.0, 1e5}) {
    const auto p = path<double>(json(R"({"id": "adam", "epsilon": 1e-8})"), {0}, {g}, 0.05);
    CHECK(p[0] == Approx(-0.05 * g / (std::fabs(g) + 1e-8)).epsilon(1e-12));
  }
  // Without correction it is (1 − β₁)/√(1 − β₂) = 0.1/√0.001 = 3.1623 times as long.
  const auto raw = path<double>(json(R"({"id": "adam", "epsilon": 0, "biasCorrection": false})"), {0}, {7}, 0.05);
  CHECK(raw[0] == Approx(-0.05 * 3.16227766016838).epsilon(1e-12));
}

TEST_CASE("Adam's second step, by hand", "[optimizer]") {
  // β₁ = 0.9, β₂ = 0.99, ε = 0, η = 0.1, g = 1, −1.
  // t = 1: m = 0.1, v = 0.01, m̂ = 1, v̂ = 1: p = −0.1.
  // t = 2: m = 0.09 − 0.1 = −0.01, v = 0.0099 + 0.01 = 0.0199; m̂ = −0.01/0.19 = −0.0526316, v̂ = 0.0199/0.0199 = 1:
  //        p = −0.1 + 0.1 · 0.0526316 = −0.0947368.
  const auto p = path<double>(json(R"({"id": "adam", "beta1": 0.9, "beta2": 0.99, "epsilon": 0})"), {0}, {1, -1}, 0.1);
  CHECK(p[0] == Approx(-0.1).epsilon(1e-13));
  CHECK(p[1] == Approx(-0.0947368421052632).epsilon(1e-12));
}

TEST_CASE("Adam shows its averages raw and corrected", "[optimizer]") {
  const auto optimizer = make<double>(json(R"({"id": "adam", "beta1": 0.9, "beta2": 0.99})"), 1);
  std::vector<double> p = {0};
  optimizer->step(p, std::vector<double>{2}, 0.1);
  const double want[] = {0.2, 0.04, 2, 4};  // m = 0.1 · 2, v = 0.01 · 4, and divided by 0.1 and 0.01
  for (std::size_t k = 0; k < 4; ++k) {
    std::vector<double> seen = {0};
    optimizer->observe(k, seen);
    CHECK(seen[0] == Approx(want[k]).epsilon(1e-12));
  }
}

TEST_CASE("AdamW takes the rate times the decay off each parameter, and is Adam apart from that", "[optimizer]") {
  const auto gradients = wild_gradients<double>(2 * 30, 7);
  CHECK(path<double>(json(R"({"id": "adamw", "weightDecay": 0})"), {1, 2}, gradients) ==
        path<double>("adam", {1, 2}, gradients));
  // Without a gradient: 2 · (1 − 0.1 · 0.5)³ = 2 · 0.857375.
  const auto p = path<double>(json(R"({"id": "adamw", "weightDecay": 0.5})"), {2}, {0, 0, 0}, 0.1);
  CHECK(p[2] == Approx(2 * 0.857375).epsilon(1e-13));
  // Decoupled: the decay does not enter the averages, so the first step is still η long.
  const auto q = path<double>(json(R"({"id": "adamw", "weightDecay": 0.5, "epsilon": 0})"), {2}, {1}, 0.1);
  CHECK(q[0] == Approx(2 * 0.95 - 0.1).epsilon(1e-13));
}

TEST_CASE("RMSProp's first step is η/√(1 − ρ) long", "[optimizer]") {
  // s = (1 − ρ) g²: the step is η g/(√(1 − ρ) |g|); for ρ = 0.9 that is 3.1623 η.
  for (double rho : {0.0, 0.5, 0.9, 0.99}) {
    const auto p = path<double>(Value::object({{"id", "rmsprop"}, {"rho", rho}, {"epsilon", 0}}), {0}, {-4}, 0.1);
    CHECK(p[0] == Approx(0.1 / std::sqrt(1 - rho)).epsilon(1e-13));
  }
}

TEST_CASE("Under a constant slope Adagrad's steps shrink like η/√t", "[optimizer]") {
  const auto p = path<double>(json(R"({"id": "adagrad", "epsilon": 0})"), {0}, std::vector<double>(20, 5), 0.1);
  for (std::size_t t = 1; t < p.size(); ++t) {
    CHECK(p[t - 1] - p[t] == Approx(0.1 / std::sqrt(static_cast<double>(t + 1))).epsilon(1e-12));
  }
  // With a rate decay of 1 the t-th step is also divided by t: 0.1/(2 √2) for the second.
  const auto q = path<double>(json(R"({"id": "adagrad", "epsilon": 0, "rateDecay": 1})"), {0}, {5, 5}, 0.1);
  CHECK(q[0] - q[1] == Approx(0.1 / (2 * std::sqrt(2.0))).epsilon(1e-12));
}

TEST_CASE("The stable rate is the true boundary on a parabola", "[optimizer]") {
  std::vector<Value> parts = variants();
  for (double mu : {0.0, 0.3, 0.99}) {
    parts.push_back(Value::object({{"id", "momentum"}, {"momentum", mu}}));
    parts.push_back(Value::object({{"id", "momentum"}, {"momentum", mu}, {"form", "ewma"}}));
    parts.push_back(Value::object({{"id", "nag"}, {"momentum", mu}}));
  }
  parts.push_back(Value::object({{"id", "asgd"}, {"lambda", 0}}));
  int bounded = 0;
  for (const Value& part : parts) {
    for (double lambda : {0.1, 1.0, 40.0}) {
      const double stable = make<double>(part, 1)->stable_rate(lambda);
      if (std::isnan(stable)) continue;
      ++bounded;
      CAPTURE(part, lambda, stable);
      CHECK(on_parabola(part, lambda, 0.995 * stable, 50000) < 1e-3);
      // ASGD's rate falls by itself, so that it comes back from where its first steps have thrown it.
      const bool falls = part.is_object() && part["id"].string() == "asgd" && part.find("lambda") == nullptr;
      CHECK(on_parabola(part, lambda, 1.005 * stable, falls ? 1 : 50000) > (falls ? 1 : 1e3));
    }
  }
  CHECK(bounded == 3 * (7 + 10));  // gd, momentum in both forms, nag, sgd in both forms, asgd; and the ten above
}

TEST_CASE("What a rule does not divide throws the point out above its rate for that, and not below", "[optimizer]") {
  int bounded = 0;
  for (const Value& part : variants()) {
    for (double lambda : {0.1, 1.0, 4e10}) {
      const double largest = make<double>(part, 1)->undivided_rate(lambda);
      if (std::isinf(largest)) continue;
      ++bounded;
      CAPTURE(part, lambda, largest);
      // RAdam's first steps follow the slope; AdamW's decay is there on even ground too.
      const double ground = part["id"].string() == "adamw" ? 0 : lambda;
      for (int steps = 1; steps <= 5; ++steps) CHECK(on_parabola(part, ground, 0.999 * largest, steps) < 1);
      CHECK(on_parabola(part, ground, 1.001 * largest, 1) > 1);
    }
  }
  CHECK(bounded == 3 * 3);  // RAdam, AdamW in both forms
}

TEST_CASE("An optimizer that is not there is a bug of ours", "[optimizer]") {
  CHECK_THROWS_WITH(optimizer_part("sgdd"), "no part called sgdd");
}

TEST_CASE("Every optimizer and schedule describes itself completely", "[optimizer]") {
  for (const Family& family : families()) {
    if (family.id != "optimizer" && family.id != "schedule") continue;
    for (const Descriptor* part : family.parts) {
      CAPTURE(part->id);
      CHECK_FALSE(part->title.empty());
      CHECK(std::string_view(part->help).ends_with("."));
      CHECK_FALSE(part->formula.empty());
      CHECK_FALSE(part->terms.empty());
      for (const Source& source : part->sources) CHECK(source.year > 1800);
      for (const Parameter& p : part->parameters) {
        CAPTURE(p.id);
        CHECK_FALSE(p.label.empty());
        CHECK_FALSE(p.help.empty());
        if (p.kind != Kind::number && p.kind != Kind::integer) continue;
        CHECK((p.slider_min >= p.min && p.slider_max <= p.max && p.slider_min < p.slider_max));
        if (p.scale == Scale::log) CHECK(p.slider_min > 0);
        if (p.scale == Scale::log_complement) CHECK(p.slider_max < 1);
      }
    }
  }
  for (const Descriptor& part : optimizers_in_full()) CHECK_FALSE(part.sources.empty());
}
