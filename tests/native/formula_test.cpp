#include "descent/surface/formula.h"

#include <cmath>

#include "descent/base/format.h"
#include "descent/base/random.h"
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

/// Equal, or both not a number.
bool same(double a, double b) { return a == b || (a != a && b != b); }

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
  CHECK(refusal("2x") == "The formula needs a sign between two values: write \"2*x\", at column 2.");
  CHECK(refusal("x + 2 sin(y)") == "The formula needs a sign between two values: write \"2*sin\", at column 7.");
  CHECK(refusal("3(x + 1)") == "The formula needs a sign between two values: write \"3*(…)\", at column 2.");
  CHECK(refusal("(x y)") == "The formula needs a sign between two values: write \"x*y\", at column 4.");
  CHECK(refusal("(x)(y)") == "The formula needs a sign between two values (a product is written with *) at column 4.");
  CHECK(contains(refusal("1 + k(x)"), "has no function \"k\" (there are \"sin\", \"cos\", "));
  CHECK(contains(refusal("1 + k(x)"), "; a product is written with *) at column 5."));
  CHECK(contains(refusal("ln(x)"), "log"));
  CHECK(refusal("x\x01") == "The formula has a control character at column 2.");
  CHECK(refusal("x + \xff") == "The formula has bytes that are no text at column 5.");
  CHECK(refusal("x $ y") == "The formula has an unexpected \"$\" at column 3.");
  CHECK(refusal("é") == "The formula has an unexpected \"é\" at column 1.");
  CHECK(refusal("α*é + (") == "The formula has an unexpected \"α\" at column 1.");
  CHECK(refusal("(x") == "The formula misses a closing parenthesis at column 3.");
  CHECK(refusal("x)") == "The formula has an unexpected \")\" at column 2.");
  CHECK(refusal("sin x") == "The formula needs an opening parenthesis after \"sin\" at column 5.");
  CHECK(refusal("min(x)") == "The formula needs a comma: \"min\" takes two values at column 6.");
  CHECK(refusal("1e999") == "The formula has a number that is too large at column 1.");
}

TEST_CASE("Every name without a meaning is a parameter", "[formula]") {
  const Expected<Formula> formula =
      Formula::parse("k*x + Amp_2*sin(k*y) + constructor^2 + pi + e", {{"Amp_2", 3}, {"unused", 7}});
  REQUIRE(formula);
  CHECK(formula.value().parameters() == Formula::Names{"k", "Amp_2", "constructor"});
  // k and constructor are not given: 1. At (2, 0): 1·2 + 3·0 + 1 + π + e.
  CHECK(formula.value().value(2, 0) == Approx(3 + 3.141592653589793 + 2.718281828459045).epsilon(1e-15));
  CHECK(refusal(concat({"x + ", std::string(33, 'n')})) ==
        "The formula has a name of more than 32 characters at column 5.");
  CHECK(refusal(std::string(32, 'n')) == "accepted");
  std::string many = "x";
  for (int i = 0; i < 33; ++i) many += concat({"+p", std::to_string(i)});
  CHECK(contains(refusal(many), "has more than 32 parameters at column "));
  // Where there are none (in the small steps of a rule) an unknown name is a mistake.
  CHECK(Formula::parse_over({"p", "g"}, "p - k*g").error().message ==
        "The formula has the unknown name \"k\" (there are p, g, pi, e) at column 5.");
}

TEST_CASE("Whole arrays have the bits of one point at a time", "[formula]") {
  // A number of points that is no multiple of a block, and one that is less than a block.
  for (const std::size_t count : {1000U, 3U}) {
    std::vector<double> x, y;
    std::vector<float> fx, fy;
    Random random(3);
    for (std::size_t i = 0; i < count; ++i) {
      // Kinks and poles at 0 among them.
      fx.push_back(i % 50 == 0 ? 0 : static_cast<float>(8 * random.uniform() - 4));
      fy.push_back(i % 70 == 0 ? 0 : static_cast<float>(8 * random.uniform() - 4));
      x.push_back(static_cast<double>(fx.back()));
      y.push_back(static_cast<double>(fy.back()));
    }
    for (const char* text :
         {"x", "3", "x - y - (x - (y - x))", "x^2/8 + y^2 + a*sin(2*x)", "-x^3*y^4 + x^-2 - y^0 + x^1 + x^0.5",
          "(2 + x^2)^(y/2) + x^y", "1/(x*y) - x/(y - x)", "log(x) + sqrt(y) + sqrt(x^2 + y^2)",
          "sin(x)*cos(y)*tan(x*y) + asin(x/4) - acos(y/4) + atan(x)", "sinh(x)/cosh(y) + tanh(x) + exp(-x*x)",
          "abs(x) + sign(y)*x + min(x, y)*max(x*y, 2)", "exp(400*x)/exp(400*x)"}) {
      CAPTURE(text);
      const Formula f = Formula::parse(text, {{"a", 2}}).value();
      std::vector<double> values(count);
      std::vector<float> gx(count), gy(count);
      f.values(x, y, values);
      f.gradients(fx, fy, gx, gy);
      for (std::size_t i = 0; i < count; ++i) {
        CAPTURE(x[i], y[i]);
        const Jet jet = f.jet(x[i], y[i]);
        CHECK(same(values[i], f.value(x[i], y[i])));
        CHECK(same(values[i], jet.f));
        CHECK(same(static_cast<double>(gx[i]), static_cast<double>(static_cast<float>(jet.x))));
        CHECK(same(static_cast<double>(gy[i]), static_cast<double>(static_cast<float>(jet.y))));
      }
    }
  }
}

TEST_CASE("A formula needs few slots, however long it is", "[formula]") {
  // The deepest that is taken: both operands wait at every level.
  std::string deep = "x";
  for (int i = 0; i < 48; ++i) deep = concat({"min(x+x*", deep, ", y)"});
  const Expected<Formula> formula = Formula::parse(deep);
  if (formula) {
    double x[] = {2}, y[] = {3}, f[1];
    formula.value().values(x, y, f);
    CHECK(f[0] == formula.value().value(2, 3));
  } else {
    CHECK(contains(formula.error().message, "deep"));
  }
  std::string tower = "x";
  for (int i = 0; i < 45; ++i) tower = concat({"x+x*x^min(x, ", tower, ")"});
  CHECK(contains(refusal(tower), " at column "));
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
  for (const char* text : {"__proto__",
                           "_x",
                           "x.y",
                           "x;y",
                           "x=y",
                           "eval(x)",
                           "\"x\"",
                           "x\\y",
                           "constructor(x)",
                           "..",
                           "1..2",
                           "3e3e",
                           "\xff\xfe",
                           "x\xc3",
                           "\xc0\x80",
                           "\xf8\x88\x80\x80",
                           "sin",
                           "sin()",
                           "sin(,)",
                           "min(x,,y)",
                           "min(x,y,x)",
                           "()",
                           "x^",
                           "^x",
                           "*x",
                           "x**",
                           "x***y",
                           "x//y",
                           "x,y",
                           ")(",
                           "1e",
                           "1e+",
                           "0x10",
                           "１",
                           "x\xe2\x80\x8by",
                           "∞",
                           "NaN(1)"}) {
    CAPTURE(text);
    CHECK_FALSE(Formula::parse(text).ok());
  }
  CHECK_FALSE(Formula::parse(std::string_view("x\0y", 3)).ok());
  CHECK_FALSE(Formula::parse(std::string_view("\0", 1)).ok());
  CHECK(contains(refusal(std::string(1'000'000, '(')), "at most 2000 characters, not 1000000"));
  CHECK(contains(refusal(std::string(2000, '\xff')), "no text at column 1."));
  CHECK(value(std::string(1999, '-') + "x", 3) == -3);  // a chain of signs is one sign
  CHECK(contains(refusal(concat({"x", std::string(100, ')')})), "unexpected \")\" at column 2."));
}

TEST_CASE("A parameter is judged wherever its name comes from", "[formula][resolve]") {
  const auto refused = [](const Value& surface) {
    const Expected<Value> valid = validate(Value::object({{"experiment", "race"}, {"surface", surface}}));
    return valid ? std::string("accepted") : valid.error().path + " | " + valid.error().code;
  };
  const auto with = [&](const std::string& name, const Value& number) {
    return refused(Value::object({{"id", "own"}, {"constants", Value::object({{name, number}})}}));
  };
  CHECK(with("k", 2) == "accepted");
  CHECK(with("constructor", 2) == "accepted");
  CHECK(with("k", 1e300) == "surface.constants.k | out-of-range");
  CHECK(with("k", std::nan("")) == "surface.constants.k | not-finite");
  CHECK(with("k", "2") == "surface.constants.k | wrong-type");
  CHECK(with("k", Value()) == "surface.constants.k | wrong-type");
  CHECK(with("sin", 2) == "surface.constants.sin | bad-name");
  CHECK(with("x", 2) == "surface.constants.x | bad-name");
  CHECK(with("pi", 2) == "surface.constants.pi | bad-name");
  CHECK(with("__proto__", 2) == "surface.constants.__proto__ | bad-name");
  CHECK(with("", 2) == "surface.constants. | bad-name");
  CHECK(with("a b", 2) == "surface.constants.a b | bad-name");
  CHECK(with("2k", 2) == "surface.constants.2k | bad-name");
  CHECK(with(std::string("k\0", 2), 2).ends_with("bad-name"));
  CHECK(with(std::string(1'000'000, 'k'), 2).size() < 100);
  CHECK(with("é", 2) == "surface.constants.é | bad-name");
  CHECK(refused(Value::object({{"id", "own"}, {"constants", 3}})) == "surface.constants | wrong-type");
  CHECK(refused(Value::object({{"id", "own"}, {"constants", Value::Array{}}})) == "surface.constants | wrong-type");
  Value many;
  for (int i = 0; i < 33; ++i) many.set(concat({"p", std::to_string(i)}), 1);
  CHECK(refused(Value::object({{"id", "own"}, {"constants", many}})) == "surface.constants | wrong-count");
  CHECK(refused(Value::object({{"id", "own"}, {"k", 3}})) == "surface.k | unknown-parameter");
  CHECK(refused(Value::object({{"id", "own"}, {"a", "3"}})) == "surface.constants.a | wrong-type");
  CHECK(refused(Value::object({{"id", "own"}, {"a", 3}, {"constants", Value::object({{"a", 2}})}})) ==
        "surface.a | given-twice");
}

TEST_CASE("Parameters are complete in a resolved spec, and none that was set is lost", "[formula][resolve]") {
  const auto constants = [](const std::string& surface) {
    const Expected<Value> valid = validate(json(R"({"experiment": "race", "surface": )" + surface + "}"));
    INFO(surface);
    REQUIRE(valid);
    CHECK(validate(valid.value()).value() == valid.value());
    return valid.value()["surface"]["constants"];
  };
  CHECK(constants(R"("own")") == json(R"({"a": 1})"));
  CHECK(constants(R"({"id": "own", "formula": "k*x^2 + m*y^2", "constants": {"m": 2}})") ==
        json(R"({"k": 1, "m": 2})"));
  // What the formula does not name any more is kept, after the others, unless it is what it would be anyway.
  CHECK(constants(R"({"id": "own", "formula": "m*y^2", "constants": {"k": 3, "l": 1, "m": 2}})") ==
        json(R"({"m": 2, "k": 3})"));
  // Links of old name a, b, c and d beside the formula.
  CHECK(constants(R"({"id": "own", "formula": "a*x^2 + y^2", "a": 2, "b": 5, "c": 1})") == json(R"({"a": 2, "b": 5})"));
}

TEST_CASE("What is no number somewhere, or takes long, is refused or works", "[formula][surface]") {
  const auto outcome = [](const std::string& formula, const char* experiment = "race") {
    const Expected<Result> result =
        run(Value::object({{"experiment", experiment},
                           {"surface", Value::object({{"id", "own"}, {"formula", formula}})},
                           {"steps", 20}}));
    return result ? std::string("runs") : result.error().code;
  };
  for (const char* text : {"1/x", "log(x - 100)", "sqrt(x)", "1e308*10*x", "exp(exp(exp(x)))", "0/0", "x^0.5", "x^y",
                           "1/(x - 4)", "tan(pi/2)/0", "asin(x)", "exp(1000)*0"}) {
    CAPTURE(text);
    CHECK(outcome(text) == "not-finite");
  }
  // A pole between the points that are looked at is a place where racers end.
  CHECK(outcome("1/(x - 0.013)^2") == "runs");
  std::string slow = "sin(30*x)*sin(30*y)", ripples = "0";
  for (int i = 0; i < 60; ++i)
    ripples += concat({"+sin(", std::to_string(i % 9 + 20), "*x)*cos(", std::to_string(i % 7 + 20), "*y)"});
  for (const std::string& text :
       {slow, ripples, std::string("0"), std::string("x*0"), std::string("sqrt(x^2 + y^2)")}) {
    CAPTURE(text);
    CHECK(outcome(text) == "runs");
  }
  // A cone has its minimum at the tip, where there is no slope to find it by.
  const Result cone =
      run_spec(R"text({"experiment": "race", "surface": {"id": "own", "formula": "sqrt(x^2 + y^2)"}})text");
  REQUIRE(cone.table("minima").rows == 1);
  CHECK(cone.column("minima", "value")[0] == 0);
}

TEST_CASE("Minima in a kink are found, to the last digits", "[formula][surface]") {
  const auto minima = [](const std::string& formula) {
    return run(Value::object({{"experiment", "race"},
                              {"surface", Value::object({{"id", "own"}, {"formula", formula}})},
                              {"steps", 1}}))
        .value();
  };
  struct Known {
    const char* formula;
    double x, y, value;
  };
  // The second and third by hand: both bars are 0 where x + y = 0.1 and x = 2y; along the kink x = 0.3 the rest is a
  // parabola in y.
  for (const Known& known :
       {Known{"abs(x - 0.3) + abs(y + 0.2)", 0.3, -0.2, 0},
        Known{"abs(x + y - 0.1) + 0.1*abs(x - 2*y)", 1. / 15, 1. / 30, 0},
        Known{"2*abs(x - 0.3) + (y - x)^2 + 1", 0.3, 0.3, 1}, Known{"max(abs(x - 1), 3*abs(y - 1)) - 5", 1, 1, -5}}) {
    CAPTURE(known.formula);
    const Result found = minima(known.formula);
    REQUIRE(found.table("minima").rows == 1);
    CHECK(found.column("minima", "x")[0] == Approx(known.x).margin(1e-9));
    CHECK(found.column("minima", "y")[0] == Approx(known.y).margin(1e-9));
    CHECK(found.column("minima", "value")[0] == Approx(known.value).margin(1e-9));
  }
  for (const char* formula : {"abs(x) - abs(y)", "x + abs(y)", "max(x, y)", "-abs(x) - abs(y)", "min(x, 0)"}) {
    CAPTURE(formula);
    CHECK(minima(formula).table("minima").rows == 0);
  }
}
