#include <cmath>

#include "cli/json.h"
#include "cli/oracle/files.h"

// Gains are read off the experiment "activation", all else off "weights": what its theory says exactly, what it has
// drawn within six standard errors.
namespace descent::cli {
namespace {

struct Name {
  const char* theirs;
  const char* ours;
};

constexpr Name activations[] = {{"linear", "identity"}, {"sigmoid", "sigmoid"},       {"tanh", "tanh"},
                                {"relu", "relu"},       {"leaky_relu", "leaky-relu"}, {"selu", "selu"}};

Case gain_case(const Node& entry) {
  const std::string& theirs = entry.at("nonlinearity").text();
  const Node parameter = entry.at("param");
  Case result{"gain of " + theirs};
  if (!parameter.value().is_null()) result.name.append(" ").append(number_text(parameter.number()));
  for (const Name& name : activations) {
    if (name.theirs != theirs) continue;
    Value part = Value::object({{"id", name.ours}});
    if (!parameter.value().is_null()) part.set("slope", parameter.number());
    const std::vector<double> want = {entry.at("gain").number()};
    result.checks = {{Value::object({{"experiment", "activation"}, {"activation", part}}),
                      {{"facts", {{"gain"}}, want, tolerance_for(want)}}}};
    return result;
  }
  result.refusal = "the core has no activation " + theirs;
  return result;
}

/// The scheme in our words; null where there is none.
Value scheme_here(const Node& entry) {
  const std::string &scheme = entry.at("scheme").text(), &distribution = entry.at("distribution").text();
  if (scheme == "xavier") {
    return Value::object({{"id", "xavier-" + distribution}, {"gain", entry.at("gain").number()}});
  }
  if (scheme == "kaiming") {
    const bool forward = entry.at("mode").text() == "fan_in";
    return Value::object(
        {{"id", "he-" + distribution}, {"gain", entry.at("gain").number()}, {"mode", forward ? "fan-in" : "fan-out"}});
  }
  if (scheme == "lecun") return Value::object({{"id", "lecun-" + distribution}});
  // U(±1/√fan_in) is LeCun's with a third of the variance.
  if (scheme == "torch_linear_default") {
    return Value::object({{"id", "lecun-uniform"}, {"gain", std::sqrt(1.0 / 3)}});
  }
  return {};
}

Value weights_spec(const Value& part, const Node& fan_in, const Node& fan_out) {
  return Value::object(
      {{"experiment", "weights"}, {"initializer", part}, {"fanIn", fan_in.number()}, {"fanOut", fan_out.number()}});
}

Comparison fact(const char* column, double want, double tolerance) { return {"facts", {{column}}, {want}, tolerance}; }

Case bound_case(const Node& entry) {
  const std::string shape =
      number_text(entry.at("fan_in").number()) + " × " + number_text(entry.at("fan_out").number());
  std::string name = entry.at("scheme").text() + " " + entry.at("distribution").text();
  if (const auto nonlinearity = entry.find("nonlinearity")) name += " for " + nonlinearity->text();
  if (const auto parameter = entry.find("param"); parameter && !parameter->value().is_null()) {
    name.append(" ").append(number_text(parameter->number()));
  }
  if (const auto mode = entry.find("mode")) name += ", " + mode->text();
  Case result{name + ", " + shape};
  const Value part = scheme_here(entry);
  if (part.is_null()) {
    result.refusal = "the core has no scheme " + entry.at("scheme").text();
    return result;
  }
  const double deviation = entry.at("std").number();
  Check check{weights_spec(part, entry.at("fan_in"), entry.at("fan_out")), {}};
  check.comparisons.push_back(fact("deviation", deviation, relative_tolerance * deviation));
  if (const auto bound = entry.find("bound")) {
    check.comparisons.push_back(fact("bound", bound->number(), relative_tolerance * bound->number()));
  }
  const double error = entry.at("sample_std_standard_error").number();
  check.comparisons.push_back(fact("sampleDeviation", deviation, 6 * error));
  const double count = entry.at("fan_in").number() * entry.at("fan_out").number();
  check.comparisons.push_back(fact("sampleMean", 0, 6 * deviation / std::sqrt(count)));
  result.checks = {check};
  return result;
}

Case orthogonal_case(const Node& entry) {
  const double gain = entry.at("gain").number();
  const std::string shape = number_text(entry.at("rows").number()) + " × " + number_text(entry.at("cols").number());
  const double diagonal = entry.at("gram_diagonal").number(), norm = entry.at("frobenius_norm").number();
  const double deviation = entry.at("entry_std").number();
  return {"orthogonal " + shape + ", gain " + number_text(gain),
          {{weights_spec(Value::object({{"id", "orthogonal"}, {"gain", gain}}), entry.at("cols"), entry.at("rows")),
            {fact("gramDiagonal", diagonal, relative_tolerance * diagonal), fact("gramDeviation", 0, 1e-12 * diagonal),
             fact("norm", norm, relative_tolerance * norm),
             fact("deviation", deviation, relative_tolerance * deviation)}}}};
}

}  // namespace

std::vector<Case> init_cases(const Node& file) {
  std::vector<Case> cases;
  for (const Node& entry : file.at("gains").items()) cases.push_back(gain_case(entry));
  for (const Node& entry : file.at("bounds").items()) cases.push_back(bound_case(entry));
  for (const Node& entry : file.at("orthogonal").items()) cases.push_back(orthogonal_case(entry));
  const Node setup = file.at("stack_setup");
  for (const Node& entry : file.at("stacks").items()) cases.push_back(stack_case(setup, entry));
  return cases;
}

}  // namespace descent::cli
