#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "catch.h"
#include "cli.h"
#include "cli/bad_input.h"
#include "cli/oracle/files.h"
#include "cli/oracle/judge.h"
#include "specs.h"

using namespace descent;
using namespace descent::cli;
using namespace descent::tests;

namespace {

const std::string golden = DESCENT_GOLDEN_DIR;

std::vector<Case> cases_of(const std::string& text) { return read_cases(text, "file.json"); }

/// Why a file is refused as a whole.
std::string refusal(const std::string& text) {
  try {
    cases_of(text);
  } catch (const BadInput& error) {
    return error.what();
  }
  return "accepted";
}

/// A small file of the kind "optimizers", with right values: gradient descent on x² (a = 2, b = 2) at a rate of ¼
/// halves x and y at every step, and f = x² + y² falls to a quarter. Given gradients 1 and −2 at that rate: 1, ¾, 1¼.
const std::string small_file = R"({"format": 1, "name": "optimizers",
  "optimizers": {"plain": {"algorithm": "sgd"}},
  "surfaces": {"quadratic": {"params": {"a": 2.0, "b": 2.0},
    "probes": [{"xy": [1, 0.5], "f": 1.25, "grad": [2, 1], "hessian": [2, 0, 2]}]}},
  "trajectories": [{"optimizer": "plain", "surface": "quadratic", "hyper": {"lr": 0.25}, "start": [1, 2],
    "x": [1, 0.5, 0.25], "y": [2, 1, 0.5], "loss": [5, 1.25, 0.3125]}],
  "gradient_sequence": {"p0": [1], "grads": [[1], [-2]],
    "runs": [{"id": "plain", "algorithm": "sgd", "hyper": {"lr": 0.25}, "params": [[0.75], [1.25]], "final_state": {}}]}
})";

std::string replaced(const std::string& from, const std::string& to) {
  const std::size_t place = small_file.find(from);
  REQUIRE(place != small_file.npos);
  return small_file.substr(0, place) + to + small_file.substr(place + from.size());
}

/// Hands over every version of a value in which one thing is missing or something else.
void for_each_variation(const Value& value, const std::function<void(const Value&)>& hand_over) {
  for (const Value& other : {Value(), Value(true), Value(-1), Value(1e300), Value("text"), Value(Value::Array{}),
                             Value(Value::Object{}), Value::array({1, "a"})}) {
    hand_over(other);
  }
  // `entries` are those of a list or of an object; `put` gives the entry i another value.
  const auto change_one = [&](const auto& entries, const auto& content, const auto& put) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
      auto shorter = entries;
      shorter.erase(shorter.begin() + static_cast<std::ptrdiff_t>(i));
      hand_over(Value(shorter));
      for_each_variation(content(entries[i]), [&](const Value& other) {
        auto changed = entries;
        put(changed[i], other);
        hand_over(Value(changed));
      });
    }
  };
  if (value.is_array()) {
    change_one(
        value.array(), [](const Value& entry) { return entry; },
        [](Value& entry, const Value& other) { entry = other; });
  }
  if (value.is_object()) {
    change_one(
        value.object(), [](const Value::Member& entry) { return entry.second; },
        [](Value::Member& entry, const Value& other) { entry.second = other; });
  }
}

/// The line of the one case with that name.
std::string line_of(const std::string& text, const std::string& name) {
  for (const Case& item : cases_of(text)) {
    if (item.name == name) return report_line(item, judge(item));
  }
  return "no such case";
}

/// The small file with another rule: the line of its trajectory.
std::string with_rule(const std::string& algorithm, const std::string& hyper) {
  std::string text = replaced(R"("plain": {"algorithm": "sgd"})", R"("plain": {"algorithm": ")" + algorithm + "\"}");
  const std::string plain = R"("hyper": {"lr": 0.25}, "start")";
  text.replace(text.find(plain), plain.size(), R"("hyper": )" + hyper + R"(, "start")");
  return line_of(text, "plain on quadratic");
}

}  // namespace

TEST_CASE("All reference trajectories of the optimizers that we have are met, and no case is left out", "[golden]") {
  // What must pass is listed here, so that a mapping that got lost can't make a case vanish among the failures.
  std::set<std::string> wanted;
  const std::vector<std::string> surfaces = {"quadratic", "rotated_quadratic", "rosenbrock", "beale",  "himmelblau",
                                             "saddle",    "styblinski_tang",   "rastrigin",  "ackley", "two_well"};
  for (const char* optimizer : {"sgd",
                                "sgd_momentum",
                                "sgd_momentum_dampened",
                                "sgd_ewma",
                                "nag",
                                "nag_lookahead",
                                "adagrad",
                                "adagrad_init",
                                "adadelta",
                                "rmsprop",
                                "rmsprop_centered",
                                "rmsprop_momentum",
                                "adam",
                                "adam_nobc",
                                "amsgrad",
                                "adamw",
                                "adam_l2",
                                "adamax",
                                "nadam",
                                "radam",
                                "rprop",
                                "asgd",
                                "lion"}) {
    for (const std::string& surface : surfaces) wanted.insert(optimizer + std::string(" on ") + surface);
  }
  for (const char* run : {"sgd",
                          "sgd_wd",
                          "sgd_momentum",
                          "sgd_momentum_dampened",
                          "sgd_ewma",
                          "nag",
                          "nag_wd",
                          "adagrad",
                          "adagrad_init_decay_wd",
                          "adadelta",
                          "adadelta_wd",
                          "rmsprop",
                          "rmsprop_centered",
                          "rmsprop_momentum",
                          "rmsprop_centered_momentum_wd",
                          "adam",
                          "adam_nobc",
                          "amsgrad",
                          "adamw",
                          "adam_l2",
                          "adamax",
                          "adamax_wd",
                          "nadam",
                          "nadam_wd",
                          "radam",
                          "radam_wd",
                          "rprop",
                          "asgd",
                          "lion",
                          "lion_wd",
                          "nadam_torch113_defect"}) {
    wanted.insert(run + std::string(" on given gradients"));
  }
  for (const std::string& surface : surfaces) {
    for (int i = 0; i < 6; ++i) wanted.insert("probe " + std::to_string(i) + " of " + surface);
  }

  const std::vector<Case> cases = read_cases(file_text(golden + "/optimizers.json"), "optimizers.json");
  std::set<std::string> passed;
  for (const Case& item : cases) {
    const Verdict verdict = judge(item);
    INFO(report_line(item, verdict));
    // What fails, fails because the core has no such thing, not because a number is off.
    CHECK((verdict.passed || (verdict.problem == item.refusal && item.refusal.starts_with("the core"))));
    if (verdict.passed) passed.insert(item.name.substr(0, item.name.find(" (value only")));
  }
  CHECK(passed == wanted);
  CHECK(cases.size() == 60 + 230 + 31);  // probes, trajectories, runs on given gradients
}

TEST_CASE("All reference averages are met", "[golden]") {
  const std::vector<Case> cases = read_cases(file_text(golden + "/ewma.json"), "ewma.json");
  CHECK(cases.size() == 36 + 6);
  for (const Case& item : cases) {
    INFO(report_line(item, judge(item)));
    CHECK(judge(item).passed);
    for (const Check& check : item.checks)
      CHECK((check.comparisons.size() == 3 || item.name.starts_with("ewma window")));
  }
}

TEST_CASE("All reference columns and the reference matrix are met, and what is to be refused is refused", "[golden]") {
  const std::vector<Case> cases = read_cases(file_text(golden + "/scaling.json"), "scaling.json");
  CHECK(cases.size() == 13 * 7 + 4 + 7);  // columns by methods, policies, methods on the matrix
  std::size_t refusals = 0;
  for (const Case& item : cases) {
    INFO(report_line(item, judge(item)));
    CHECK(judge(item).passed);
    for (const Check& check : item.checks) {
      if (check.refused) ++refusals;
      // Scaled and scaled back, and what was learnt; of a matrix the new rows, or lengths alone.
      CHECK((check.refused || !check.comparisons.empty()));
    }
  }
  CHECK(refusals == 9 + 9 + 9 + 1);
  // A column that the core takes is not to pass as a refusal.
  Case wrong{.name = "wrong", .checks = {{.spec = json(R"({"experiment": "scaling"})"), .refused = true}}};
  CHECK_FALSE(judge(wrong).passed);
  CHECK(report_line(wrong, judge(wrong)).starts_with("FAIL wrong: the core accepts what it is to refuse"));
}

TEST_CASE("All reference layers, activations and losses are met, in double and in float", "[golden]") {
  const std::vector<Case> cases = read_cases(file_text(golden + "/layers.json"), "layers.json");
  // linear, weight norm, batch norm in training and inference, layer norm, RMS norm; activations; softmax; losses
  CHECK(cases.size() == 4 + 2 + 2 * 5 + 5 + 4 + 10 + 3 + 16);
  for (const Case& item : cases) {
    INFO(report_line(item, judge(item)));
    CHECK(judge(item).passed);
    CHECK(item.checks.size() >= 2);
  }
}

TEST_CASE("All reference trainings are met, in double and in float", "[golden]") {
  const std::vector<Case> cases = read_cases(file_text(golden + "/training.json"), "training.json");
  CHECK(cases.size() == 13);
  for (const Case& item : cases) {
    INFO(report_line(item, judge(item)));
    CHECK(judge(item).passed);
    CHECK(item.checks.size() == 4);  // one step and all of them, in double and in float
  }
}

TEST_CASE("All reference gains, bounds, orthogonal matrices and stacks of layers are met", "[golden]") {
  const std::vector<Case> cases = read_cases(file_text(golden + "/init.json"), "init.json");
  CHECK(cases.size() == 7 + 175 + 4 + 8);
  for (const Case& item : cases) {
    const Verdict verdict = judge(item);
    INFO(report_line(item, verdict));
    CHECK(verdict.passed);
    // Activations and gradients of 51 layers, weights' gradients of 50.
    if (item.name.starts_with("stack")) CHECK(item.checks.at(0).comparisons.size() == 51 + 51 + 50);
  }
}

TEST_CASE("A trajectory is held in x, y and loss, a step on given gradients in every number and in the state",
          "[verify]") {
  const std::vector<Case> cases = read_cases(file_text(golden + "/optimizers.json"), "optimizers.json");
  const auto find = [&](const std::string& name) {
    return *std::find_if(cases.begin(), cases.end(), [&](const Case& item) { return item.name == name; });
  };
  CHECK(find("adam on beale").checks.at(0).comparisons.size() == 3);
  // Five parameters, and two quantities of each.
  CHECK(find("adam on given gradients").checks.at(0).comparisons.size() == 15);
  CHECK(find("sgd_momentum on given gradients").checks.at(0).comparisons.size() == 10);
  // PyTorch's Nesterov stores the look-ahead point: x and y of 61 points, and the loss at each; by our own surface and
  // by the file's formula.
  CHECK(find("nag on beale").checks.size() == 2 * 62);
  CHECK(find("probe 0 of beale").checks.size() == 2 * 2);
  CHECK(find("probe 0 of beale").checks.at(1).comparisons.size() == 4);
}

TEST_CASE("The smallest file passes, with its tolerances", "[verify]") {
  CHECK(line_of(small_file, "plain on quadratic") == "PASS plain on quadratic: largest error 0, tolerance 1e-12");
  CHECK(line_of(small_file, "probe 0 of quadratic") == "PASS probe 0 of quadratic: largest error 0, tolerance 1.2e-12");
  CHECK(line_of(small_file, "plain on given gradients") ==
        "PASS plain on given gradients: largest error 0, tolerance 1.2e-12");
}

TEST_CASE("A wrong number anywhere fails its case and shows by how much", "[verify]") {
  CHECK(line_of(replaced("0.5, 0.25]", "0.5, 0.2500001]"), "plain on quadratic") ==
        "FAIL plain on quadratic: largest error 1e-7, tolerance 1e-12");
  CHECK(line_of(replaced("1, 0.5], \"loss\"", "1, 0.6], \"loss\""), "plain on quadratic").starts_with("FAIL"));
  CHECK(line_of(replaced("0.3125", "0.3126"), "plain on quadratic").starts_with("FAIL"));
  CHECK(line_of(replaced("\"f\": 1.25", "\"f\": 1.26"), "probe 0 of quadratic").starts_with("FAIL"));
  CHECK(line_of(replaced("[2, 1], \"hessian\"", "[2, 1.1], \"hessian\""), "probe 0 of quadratic").starts_with("FAIL"));
  CHECK(line_of(replaced("[2, 0, 2]", "[2, 0.1, 2]"), "probe 0 of quadratic").starts_with("FAIL"));
  CHECK(line_of(replaced("[0.75]", "[0.750001]"), "plain on given gradients").starts_with("FAIL"));
  CHECK(line_of(replaced("\"p0\": [1]", "\"p0\": [1.01]"), "plain on given gradients").starts_with("FAIL"));
}

TEST_CASE("A tolerance grows with the amplification that the file states, and never shrinks", "[verify]") {
  CHECK(line_of(replaced("\"start\": [1, 2]", "\"amplification\": 100, \"start\": [1, 2]"), "plain on quadratic") ==
        "PASS plain on quadratic: largest error 0, tolerance 1e-10");
  CHECK(line_of(replaced("\"start\": [1, 2]", "\"amplification\": 0.01, \"start\": [1, 2]"), "plain on quadratic") ==
        "PASS plain on quadratic: largest error 0, tolerance 1e-12");
}

TEST_CASE("A rule that the core does not have is a failed case that says so", "[verify]") {
  const std::string failed = "FAIL plain on quadratic: the core";
  CHECK(with_rule("lbfgs", R"({"lr": 1})") == failed + " has no lbfgs");
  CHECK(with_rule("sgd", R"({"lr": 0.25, "maximize": true})") == failed + "'s gd has no maximize");
  CHECK(with_rule("sgd", R"({"lr": 0.25, "momentum": 0.9, "dampening": 0.5, "nesterov": true})") ==
        failed + "'s nag has no dampening");
  CHECK(with_rule("adam", R"({"lr": 1, "betas": [0.9, 0.99, 0.5], "eps": 0})") == failed + "'s adam has no betas.2");
}

TEST_CASE("A feature that is switched off changes nothing", "[verify]") {
  const std::string passed = "PASS plain on quadratic: largest error 0, tolerance 1e-12";
  CHECK(with_rule("sgd", R"({"lr": 0.25, "weight_decay": 0, "momentum": 0, "nesterov": false, "foreach": null})") ==
        passed);
  CHECK(with_rule("sgd_ewma", R"({"lr": 0.25, "beta": 0})") == passed);
  CHECK(with_rule("nag_lookahead", R"({"lr": 0.25, "momentum": 0})") == passed);
}

TEST_CASE("What the core refuses is a failed case with its reason", "[verify]") {
  CHECK(
      line_of(replaced("{\"lr\": 0.25}, \"start\": [1, 2]", "{\"lr\": 0.25}, \"start\": [9, 2]"), "plain on quadratic")
          .starts_with("FAIL plain on quadratic: start[0]: x of the start must be within this surface's region"));
  CHECK(line_of(replaced("{\"lr\": 0.25}", "{\"lr\": 2000}"), "plain on quadratic") ==
        "FAIL plain on quadratic: racers[0].learningRate: learning rate must be above 0 and at most 1000, not 2000.");
}

TEST_CASE("A run that ends early is a failed case", "[verify]") {
  // Rate 1000: x, y = 1, 2 becomes −1999, −3998, and then four million: further than a thousand diagonals.
  CHECK(line_of(replaced("{\"lr\": 0.25}", "{\"lr\": 1000}"), "plain on quadratic") ==
        "FAIL plain on quadratic: the run ended after 2 of 3 rows");
}

TEST_CASE("A bowl whose first axis is the steep one is the same bowl, turned", "[verify]") {
  // f = ½ (8 x² + 2 y²) at (1, ½): 4.25; gradient (8, 1).
  std::string text = replaced(R"("a": 2.0)", R"("a": 8.0)");
  const std::string probe = R"("f": 1.25, "grad": [2, 1], "hessian": [2, 0, 2])";
  text.replace(text.find(probe), probe.size(), R"("f": 4.25, "grad": [8, 1], "hessian": [8, 0, 2])");
  CHECK(line_of(text, "probe 0 of quadratic").starts_with("PASS"));
}

TEST_CASE("Outside a surface's region only its value can be compared, and the case says so", "[verify]") {
  const std::string name = "probe 0 of quadratic (value only: outside the surface's region)";
  std::string text = replaced("\"xy\": [1, 0.5], \"f\": 1.25", "\"xy\": [10, 0.5], \"f\": 100.25");
  CHECK(line_of(text, name).starts_with("PASS"));
  text = replaced("\"xy\": [1, 0.5], \"f\": 1.25", "\"xy\": [10, 0.5], \"f\": 100.26");
  CHECK(line_of(text, name).starts_with("FAIL"));
}

TEST_CASE("A surface or a kind of file that the core does not have is a failed case", "[verify]") {
  std::string text = replaced("\"quadratic\": {\"params\"", "\"sphere\": {\"params\"");
  text.replace(text.find("\"surface\": \"quadratic\""), 22, "\"surface\": \"sphere\"");
  const std::string why = ": the core has no surface called sphere, and the file has no formula of it";
  CHECK(line_of(text, "probe 0 of sphere") == "FAIL probe 0 of sphere" + why);
  CHECK(line_of(text, "plain on sphere") == "FAIL plain on sphere" + why);

  const std::vector<Case> cases = cases_of(R"({"format": 1, "name": "tastes", "linear": []})");
  REQUIRE(cases.size() == 1);
  CHECK(report_line(cases[0], judge(cases[0])) == "FAIL tastes: the core has no check for files called \"tastes\"");
}

namespace {

/// The reference file with every surface under another name; `change`(i, formula) may make another formula of its.
Value renamed_surfaces(const std::function<std::string(std::size_t, const std::string&)>& change) {
  Value file = json(file_text(golden + "/optimizers.json"));
  Value surfaces, trajectories{Value::Array{}};
  std::vector<std::string> ids;
  for (const auto& [id, entry] : file["surfaces"].object()) {
    Value surface = entry;
    surface.set("formula", change(ids.size(), entry["formula"].string()));
    // A name that the core knows, but for another surface, is as good as an unknown one.
    surfaces.set(ids.empty() ? "beale" : "unheard of " + std::to_string(ids.size()), surface);
    ids.push_back(id);
  }
  for (Value trajectory : file["trajectories"].array()) {
    const std::size_t k =
        static_cast<std::size_t>(std::find(ids.begin(), ids.end(), trajectory["surface"].string()) - ids.begin());
    trajectory.set("surface", surfaces.object()[k].first);
    trajectories.push_back(trajectory);
  }
  file.set("surfaces", surfaces);
  file.set("trajectories", trajectories);
  return file;
}

/// The names of the cases that fail.
std::vector<std::string> failures(const Value& file) {
  std::vector<std::string> failed;
  for (const Case& item : cases_of(json_text(file))) {
    const Verdict verdict = judge(item);
    if (!verdict.passed) failed.push_back(report_line(item, verdict));
  }
  return failed;
}

}  // namespace

TEST_CASE("Surfaces are run by their own formulas, whatever they are called", "[golden][verify]") {
  // With a space at the end, none is written like a surface that the core has built in: the formula alone is run.
  CHECK(failures(renamed_surfaces([](std::size_t, const std::string& formula) { return formula + " "; })).empty());
  // And so are those of the reference file itself, beside our own: a check by each for all but what stands on its own.
  const std::vector<Case> cases = read_cases(file_text(golden + "/optimizers.json"), "optimizers.json");
  for (const Case& item : cases) {
    CAPTURE(item.name);
    std::set<std::string> surfaces;
    for (const Check& check : item.checks) {
      if (const Value* surface = check.spec.find("surface")) surfaces.insert((*surface)["id"].string());
    }
    CHECK(surfaces.size() == (item.name.ends_with("on given gradients") ? 0 : 2));
    if (!surfaces.empty()) CHECK(surfaces.contains("own"));
  }
}

TEST_CASE("A formula or a parameter that is off a little fails its cases, and no others", "[golden][verify]") {
  // The fourth is Beale's: 1.5 becomes 1.500001.
  const Value off = renamed_surfaces([](std::size_t k, const std::string& formula) {
    if (k != 3) return formula;
    const std::size_t place = formula.find("1.5");
    REQUIRE(place != formula.npos);
    return formula.substr(0, place) + "1.500001" + formula.substr(place + 3);
  });
  const std::vector<std::string> failed = failures(off);
  CHECK(failed.size() == 6 + 23);
  for (const std::string& line : failed)
    CHECK(contains(line, "of unheard of 3:") != contains(line, "on unheard of 3:"));

  Value parameter = json(small_file);
  parameter.set("surfaces", json(R"({"quadratic": {"formula": "p*x^2 + q_1*y^2", "params": {"p": 1, "q_1": 1},
      "probes": [{"xy": [1, 0.5], "f": 1.25, "grad": [2, 1], "hessian": [2, 0, 2]}]}})"));
  CHECK(failures(parameter).empty());
  parameter.set("surfaces", json(R"({"quadratic": {"formula": "p*x^2 + q_1*y^2", "params": {"p": 1, "q_1": 1.001},
      "probes": [{"xy": [1, 0.5], "f": 1.25, "grad": [2, 1], "hessian": [2, 0, 2]}]}})"));
  CHECK(failures(parameter).size() == 2);
}

TEST_CASE("A formula in a file may live on a small piece of the plane, and lead far away", "[verify]") {
  // f = log x has no value for x ≤ 0; f′ = 1/x, f″ = −1/x². A step of 0.25 from 0.01 goes to 0.01 − 25.
  std::string text =
      replaced("\"quadratic\": {\"params\": {\"a\": 2.0, \"b\": 2.0}", R"("quadratic": {"formula": "log(x) + y")");
  const std::string probe = R"({"xy": [1, 0.5], "f": 1.25, "grad": [2, 1], "hessian": [2, 0, 2]})";
  text.replace(text.find(probe), probe.size(),
               R"({"xy": [0.0078125, 0.5], "f": -4.352030263919617, "grad": [128, 1], "hessian": [-16384, 0, 0]})");
  CHECK(line_of(text, "probe 0 of quadratic").starts_with("PASS"));
  CHECK(
      contains(line_of(replaced("\"quadratic\": {", "\"quadratic\": {\"formula\": \"sqrt(\", "), "plain on quadratic"),
               "FAIL plain on quadratic: surface.formula: The formula ends where"));
  // f = −x²: a rate of 5 makes x eleven times as large at every step.
  const Value far = json(R"({"format": 1, "name": "optimizers", "optimizers": {"plain": {"algorithm": "sgd"}},
      "surfaces": {"hill": {"formula": "-x^2", "probes": []}},
      "trajectories": [{"optimizer": "plain", "surface": "hill", "hyper": {"lr": 5}, "start": [1, 0],
        "x": [1, 11, 121, 1331, 14641, 161051], "y": [0, 0, 0, 0, 0, 0],
        "loss": [-1, -121, -14641, -1771561, -214358881, -25937424601]}],
      "gradient_sequence": {"p0": [1], "grads": [], "runs": []}})");
  CHECK(failures(far).empty());
}

TEST_CASE("A malformed file is refused with the place", "[verify]") {
  CHECK(refusal("[]") == "file.json: an object is needed here, not a list.");
  CHECK(refusal("{}") == "file.json: \"format\" is missing.");
  CHECK(refusal(R"({"format": 2, "name": "ewma"})") == "file.json: format: this command reads format 1.");
  CHECK(refusal(R"({"format": 1})") == "file.json: \"name\" is missing.");
  CHECK(refusal(R"({"format": 1, "name": "ewma"})") == "file.json: \"results\" is missing.");
  CHECK(refusal("{\"format\": 1,").starts_with("file.json: line 1, column 14: "));

  CHECK(refusal(replaced("\"trajectories\"", "\"paths\"")) == "file.json: \"trajectories\" is missing.");
  CHECK(refusal(replaced("\"surface\": \"quadratic\"", "\"surface\": \"cubic\"")) ==
        "file.json: surfaces: \"cubic\" is missing.");
  CHECK(refusal(replaced("0.5, 0.25]", "0.5]")) == "file.json: trajectories[0].y: 2 numbers are needed here, not 3.");
  CHECK(refusal(replaced("0.5, 0.25]", "0.5, \"0.25\"]")) ==
        "file.json: trajectories[0].x[2]: a number is needed here, not a text.");
  CHECK(refusal(replaced("[1, 0.5, 0.25]", "7")) ==
        "file.json: trajectories[0].x: a list is needed here, not a number.");
  CHECK(refusal(replaced("[[1], [-2]]", "[[1], [-2, 3]]")) ==
        "file.json: gradient_sequence.grads[1]: 1 numbers are needed here, not 2.");
  CHECK(refusal(replaced("[[0.75], [1.25]]", "[[0.75]]")) ==
        "file.json: gradient_sequence.runs[0].params: 2 rows are needed here, not 1.");
  CHECK(refusal(replaced("\"p0\": [1]", "\"p0\": []")) ==
        "file.json: gradient_sequence.p0: at least one parameter is needed here.");
  CHECK(refusal(replaced("[2, 0, 2]", "[2, 2]")) ==
        "file.json: surfaces.quadratic.probes[0].hessian: 3 numbers are needed here, not 2.");
  CHECK(refusal(replaced("{\"algorithm\": \"sgd\"}", "{\"algorithm\": \"adam\"}")) ==
        "file.json: trajectories[0].hyper: \"betas.0\" is missing.");
  CHECK(refusal(R"({"format": 1, "name": "ewma", "series": {"a": []},
                    "results": [{"series": "a", "beta": 0.5, "v": [], "v_corrected": [], "v_init_first": []}]})") ==
        "file.json: series.a: a series needs at least one number.");
}

TEST_CASE("Whatever is wrong with a file, the command answers and does not fall over", "[verify]") {
  const std::string averages = R"({"format": 1, "name": "ewma", "series": {"a": [1, 2]},
      "window": [{"beta": 0.5, "one_over_one_minus_beta": 2}],
      "results": [{"series": "a", "beta": 0.5, "v": [0.5, 1.25], "v_corrected": [1, 1.6666666666666667],
                   "v_init_first": [1, 1.5]}]})";
  for (const std::string& text : {small_file, averages}) {
    CHECK(command({"verify", "-"}, text).code == 0);
    for_each_variation(json(text), [](const Value& file) {
      const Ran ran = command({"verify", "-"}, json_text(file));
      INFO(json_text(file) << ran.err);
      CHECK((ran.code == 0 || ran.code == 1 || ran.code == 2));
      if (ran.code == 2) CHECK(lines(ran.err).size() == 1);
    });
  }
}

TEST_CASE("verify prints a line a case, then the sum, and its exit code says whether all passed", "[verify]") {
  const Ran good = command({"verify", golden + "/ewma.json"});
  CHECK(good.code == 0);
  CHECK(good.err.empty());
  CHECK(lines(good.out).size() == 43);
  CHECK(lines(good.out)[0] == "PASS ewma of constant, beta 0: largest error 0, tolerance 3e-12");
  CHECK(lines(good.out).back() == "42 passed, 0 failed");

  const Ran both = command({"verify", "-", golden + "/ewma.json"}, small_file);
  CHECK(both.code == 0);
  CHECK(lines(both.out).back() == "45 passed, 0 failed");

  const Ran bad = command({"verify", "-"}, replaced("0.3125", "0.4"));
  CHECK(bad.code == 1);
  CHECK(lines(bad.out).back() == "2 passed, 1 failed");
}

TEST_CASE("A malformed file stops verify before anything runs", "[verify]") {
  const Ran ran = command({"verify", golden + "/ewma.json", "-"}, "{}");
  CHECK(ran.code == 2);
  CHECK(ran.out.empty());
  CHECK(ran.err == "descent: standard input: \"format\" is missing.\n");
}

TEST_CASE("The plan holds the same cases, with what to run and what to expect", "[verify]") {
  const Ran ran = command({"verify", "--plan", "-"}, small_file);
  CHECK(ran.code == 0);
  const Value plan = json(ran.out);
  REQUIRE(plan.array().size() == 3);
  const Value& trajectory = plan.array()[1];
  CHECK(trajectory["name"].string() == "plain on quadratic");
  const Value& check = trajectory["checks"].array().at(0);
  CHECK(validate(check["spec"]).ok());
  CHECK(check["comparisons"].array()[0] ==
        json(R"({"table": "racer.0", "sum": [{"column": "x", "factor": 1}], "firstRow": 0, "want": [1, 0.5, 0.25],
                 "tolerance": 1e-12})"));

  const Value refused = json(command({"verify", "--plan", "-"}, R"({"format": 1, "name": "tastes"})").out);
  CHECK(refused == json(R"([{"name": "tastes", "refusal": "the core has no check for files called \"tastes\""}])"));
}
