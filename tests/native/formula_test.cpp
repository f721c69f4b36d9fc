#include "descent/surface/formula.h"

#include <cmath>

#include "descent/surface/surface.h"
#include "specs.h"

using namespace descent;
using namespace descent::tests;

namespace {

double value(const std::string& text, double x = 0, double y = 0) {
  Expected<Formula> formula = Formula::parse(text, {{"a", 2}, {"long_name1", 0.5}});
  INFO(text);
  if (!formula) FAIL(formula.error().message);
  return formula.value().value(x, y);
}

/// The error's message.
std::string refusal(const std::string& text) {
  const Expected<Formula> formula = Formula::parse(text);
  return formula ? "accepted" : formula.error().message;
}

}  // namespace

TEST_CASE("Formulas follow the usual order of operations", "[formula]") {
  CHECK(value("1 + 2 * 3") == 7);
  CHECK(value("(1 + 2) * 3") == 9);
  CHECK(value("8 / 4 / 2") == 1);      // left to right
  CHECK(value("8 - 4 - 2") == 2);      // left to right
  CHECK(value("2 ^ 3 ^ 2") == 512);    // right to left: 2^9
  CHECK(value("2 ** 3 ** 2") == 512);  // the other way to write it
  CHECK(value("-2 ^ 2") == -4);        // the power binds tighter than the sign
  CHECK(value("2 ^ -1") == 0.5);
  CHECK(value("2 * -3") == -6);
  CHECK(value("--3") == 3);
  CHECK(value("+ 3") == 3);
  CHECK(value("3 − 1 · 2") == 1);  // the typographic signs
}

TEST_CASE("Numbers, names and functions are read", "[formula]") {
  CHECK(value(".5 + 1. + 2e1 + 1E-1") == 0.5 + 1.0 + 20 + 0.1);
  CHECK(value("x - y", 5, 3) == 2);
  CHECK(value("pi") == 3.141592653589793);
  CHECK(value("e") == 2.718281828459045);
  CHECK(value("a * long_name1") == 1);
  CHECK(value("min(x, y) + 10 * max(x, y)", 3, 4) == 43);
  CHECK(value("sqrt(abs(x))", -16) == 4);
  for (const char* both :
       {"sin(asin(x))", "cos(acos(x))", "tan(atan(x))", "tanh(x)/(sinh(x)/cosh(x))*x", "log(exp(x))"}) {
    CHECK(value(both, 0.3) == Approx(0.3).epsilon(1e-14));
  }
}

TEST_CASE("First and second derivatives are exact", "[formula]") {
  const double h = 1e-4;
  for (const char* text :
       {"x^3*y^2", "x^2/8 + y^2 + sin(2*x)", "exp(-x*x - y^2)*cos(3*x*y)", "(1 - x)^2 + 100*(y - x^2)^2",
        "log(1 + x^2 + y^2)", "sqrt(1 + x^2*y^2)", "atan(x*y) + asin(x/4)*acos(y/4)", "tanh(x + y)/(2 + sin(y))",
        "sinh(x)*cosh(y) - tan(x*y/4)", "(2 + x^2)^(y/2)", "2^x + x^-2 + (x + 2)^0.5",
        "max(x^2, y) - min(y^2, x) + abs(x - 3)"}) {
    Expected<Formula> parsed = Formula::parse(text);
    REQUIRE(parsed);
    const Formula& f = parsed.value();
    for (const auto& [x, y] : {std::pair(0.7, 1.1), std::pair(1.3, -0.6), std::pair(0.31, 0.2)}) {
      const Jet j = f.jet(x, y);
      CAPTURE(text, x, y);
      CHECK(j.f == f.value(x, y));
      CHECK(j.x == Approx((f.value(x + h, y) - f.value(x - h, y)) / (2 * h)).epsilon(1e-5).margin(1e-6));
      CHECK(j.y == Approx((f.value(x, y + h) - f.value(x, y - h)) / (2 * h)).epsilon(1e-5).margin(1e-6));
      // The second ones against the exact first ones.
      CHECK(j.xx == Approx((f.jet(x + h, y).x - f.jet(x - h, y).x) / (2 * h)).epsilon(1e-5).margin(1e-5));
      CHECK(j.xy == Approx((f.jet(x + h, y).y - f.jet(x - h, y).y) / (2 * h)).epsilon(1e-5).margin(1e-5));
      CHECK(j.yy == Approx((f.jet(x, y + h).y - f.jet(x, y - h).y) / (2 * h)).epsilon(1e-5).margin(1e-5));
    }
  }
}

TEST_CASE("Powers have derivatives at zero, and constants none", "[formula]") {
  const Jet square = Formula::parse("x^2").value().jet(0, 0);
  CHECK((square.x == 0 && square.xx == 2));
  CHECK(Formula::parse("x^1").value().jet(0, 0).x == 1);
  CHECK(Formula::parse("sqrt(0) + x").value().jet(1, 1).x == 1);  // √ has no slope at 0, but nothing moves there
  CHECK(Formula::parse("abs(x)").value().jet(0, 0).x == 0);       // at a kink the slope is taken as 0
}

TEST_CASE("A mistake is named with its column", "[formula]") {
  CHECK(refusal("x + ") == "The formula ends where a number, a name or a parenthesis was expected at column 5.");
  CHECK(refusal("") == "The formula ends where a number, a name or a parenthesis was expected at column 1.");
  CHECK(refusal("2x") == "The formula has an unexpected \"x\"; a product is written with * at column 2.");
  CHECK(refusal("x $ y") == "The formula has an unexpected \"$\" at column 3.");
  CHECK(refusal("é") == "The formula has an unexpected \"é\" at column 1.");
  CHECK(refusal("α*é + (") == "The formula has an unexpected \"α\" at column 1.");
  CHECK(refusal("(x") == "The formula misses a closing parenthesis at column 3.");
  CHECK(refusal("x)") == "The formula has an unexpected \")\" at column 2.");
  CHECK(refusal("sin x") == "The formula needs an opening parenthesis after sin at column 5.");
  CHECK(refusal("min(x)") == "The formula needs a comma: min takes two values at column 6.");
  CHECK(refusal("1e999") == "The formula has a number that is too large at column 1.");
  CHECK(contains(refusal("x + foo"), "has the unknown name \"foo\""));
  CHECK(contains(refusal("x + foo"), "at column 5."));
}

TEST_CASE("Hostile formulas are refused without harm", "[formula]") {
  CHECK(contains(refusal(std::string(1900, '(')), "nested more than 100 deep"));
  CHECK(contains(refusal(std::string(1900, '-') + "x^"), "ends where"));
  std::string tower = "x";
  for (int i = 0; i < 900; ++i) tower += "^x";
  CHECK(contains(refusal(tower), "nested more than 100 deep"));
  CHECK(contains(refusal(std::string(2001, 'x')), "at most 2000 characters"));
  std::string sum = "x";
  for (int i = 0; i < 900; ++i) sum += "+x";
  CHECK(contains(refusal(sum), "more than 1000 operations"));
  for (const char* text :
       {"__proto__", "x;y", "x=y", "eval(x)", "\"x\"", "x\\y", "constructor(x)", "..", "1..2", "e3e", "\xff\xfe"}) {
    CAPTURE(text);
    CHECK_FALSE(Formula::parse(text).ok());
  }
  CHECK_FALSE(Formula::parse(std::string_view("x\0y", 3)).ok());
}

TEST_CASE("One's own function is a surface like any other", "[formula][surface]") {
  // (x − 1)² + 4 (y + 2)²: one minimum, at (1, −2); λmax = 8.
  const Result result = run_spec(R"({"experiment": "race", "racers": ["gd"], "steps": 400,
      "surface": {"id": "own", "formula": "(x - a)^2 + 4*(y + b)^2", "b": 2}})");
  REQUIRE(result.table("minima").rows == 1);
  CHECK(result.column("minima", "x")[0] == Approx(1));
  CHECK(result.column("minima", "y")[0] == Approx(-2));
  CHECK(result.column("minima", "global")[0] == 1);
  CHECK(result.column("standings", "curvature")[0] == 8);
  CHECK(result.column("standings", "stableRate")[0] == 0.25);
  CHECK(result.column("standings", "distance")[0] < 1e-6);
}

TEST_CASE("A formula that can't be drawn is refused at the formula", "[formula][surface]") {
  for (const char* experiment : {"race", "surface", "rate-sweep"}) {
    const auto refused = [&](const char* formula) {
      const Value spec = Value::object(
          {{"experiment", experiment}, {"surface", Value::object({{"id", "own"}, {"formula", formula}})}});
      const Expected<Value> valid = validate(spec);
      return valid ? std::string("accepted") : valid.error().path + " | " + valid.error().message;
    };
    CHECK(refused("x*") ==
          "surface.formula | The formula ends where a number, a name or a parenthesis was expected at column 3.");
    CHECK(refused("log(x)") ==
          "surface.formula | The formula has no finite value at x = -4, y = -4; it needs one "
          "everywhere in the region.");
    CHECK(refused("x^2 + y^2") == "accepted");
  }
}
