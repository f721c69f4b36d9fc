#include "cli/oracle/algorithms.h"

#include <algorithm>

namespace descent::cli {
namespace {

/// A hyper-parameter of the reference under our name.
struct HyperName {
  const char* theirs;  ///< "betas.0" is the first entry of the list "betas"
  const char* ours;    ///< empty: it only says which rule is meant
  bool needed = true;  ///< else ours has the same default as the reference
};

/// A rule of the reference and the part of ours that is the same.
struct Rule {
  const char* theirs;
  const char* ours;
  std::vector<HyperName> hyper{};
  std::vector<StateName> state{};
  Value::Object fixed{};       ///< parameters of ours that make it this rule
  const char* lookahead = "";  ///< the hyper-parameter μ where the reference stores p + μ v
};

// The one list of what the reference's rules are called here. "sgd" is split by `variant` below.
const std::vector<Rule>& rules() {
  static const std::vector<Rule> all = {
      {.theirs = "sgd", .ours = "gd"},
      {.theirs = "sgd with momentum",
       .ours = "momentum",
       .hyper = {{"momentum", "momentum"}},
       .state = {{"momentum_buffer", "velocity", true}}},
      {.theirs = "sgd with nesterov",
       .ours = "nag",
       .hyper = {{"momentum", "momentum"}, {"nesterov", ""}},
       .state = {{"momentum_buffer", "velocity", true}},
       .lookahead = "momentum"},
      {.theirs = "sgd_ewma",
       .ours = "momentum",
       .hyper = {{"beta", "momentum"}},
       .state = {{"v", "velocity"}},
       .fixed = {{"form", "ewma"}}},
      {.theirs = "nag_lookahead", .ours = "nag", .hyper = {{"momentum", "momentum"}}, .state = {{"v", "velocity"}}},
      {.theirs = "adagrad",
       .ours = "adagrad",
       .hyper = {{"lr_decay", "rateDecay", false},
                 {"initial_accumulator_value", "initialAccumulator", false},
                 {"eps", "epsilon"}},
       .state = {{"sum", "squares"}}},
      {.theirs = "rmsprop",
       .ours = "rmsprop",
       .hyper = {{"alpha", "rho"}, {"eps", "epsilon"}},
       .state = {{"square_avg", "squares"}}},
      {.theirs = "adam",
       .ours = "adam",
       .hyper = {{"betas.0", "beta1"}, {"betas.1", "beta2"}, {"eps", "epsilon"}},
       .state = {{"exp_avg", "m"}, {"exp_avg_sq", "v"}}},
      {.theirs = "adam_nobc",
       .ours = "adam",
       .hyper = {{"betas.0", "beta1"}, {"betas.1", "beta2"}, {"eps", "epsilon"}},
       .state = {{"m", "m"}, {"v", "v"}},
       .fixed = {{"biasCorrection", false}}},
      {.theirs = "adamw",
       .ours = "adamw",
       .hyper = {{"betas.0", "beta1"}, {"betas.1", "beta2"}, {"eps", "epsilon"}, {"weight_decay", "weightDecay"}},
       .state = {{"exp_avg", "m"}, {"exp_avg_sq", "v"}}},
  };
  return all;
}

/// Hyper-parameters with lists taken apart: "betas.0", "betas.1".
std::vector<std::pair<std::string, Node>> flat(const Node& hyper) {
  std::vector<std::pair<std::string, Node>> all;
  for (const auto& [name, node] : hyper.members()) {
    if (!node.value().is_array()) {
      all.emplace_back(name, node);
      continue;
    }
    const std::vector<Node> items = node.items();
    for (std::size_t i = 0; i < items.size(); ++i) all.emplace_back(name + "." + std::to_string(i), items[i]);
  }
  return all;
}

/// 0, false or nothing: the rule without that feature.
bool is_off(const Node& node) {
  if (node.value().is_null()) return true;
  return node.value().is_boolean() ? !node.boolean() : node.number() == 0;
}

std::string variant(const std::string& algorithm, const Node& hyper) {
  if (algorithm != "sgd" || hyper.number_or("momentum", 0) == 0) return algorithm;
  const auto nesterov = hyper.find("nesterov");
  return nesterov && nesterov->boolean() ? "sgd with nesterov" : "sgd with momentum";
}

}  // namespace

OptimizerHere optimizer_here(const std::string& algorithm, const Node& hyper) {
  const std::string name = variant(algorithm, hyper);
  const auto rule = std::find_if(rules().begin(), rules().end(), [&](const Rule& r) { return r.theirs == name; });
  if (rule == rules().end()) return {.refusal = "the core has no " + algorithm};

  OptimizerHere here{.rate = hyper.at("lr").number(), .state = rule->state};
  here.part = Value::object({{"id", rule->ours}, {"learningRate", here.rate}});
  for (const auto& [key, value] : rule->fixed) here.part.set(key, value);
  std::vector<std::string> known = {"lr"};
  const auto given = flat(hyper);
  for (const HyperName& parameter : rule->hyper) {
    known.push_back(parameter.theirs);
    const auto found =
        std::find_if(given.begin(), given.end(), [&](const auto& entry) { return entry.first == parameter.theirs; });
    if (found == given.end() && parameter.needed) hyper.refuse("\"" + known.back() + "\" is missing.");
    if (found == given.end() || *parameter.ours == '\0') continue;
    here.part.set(parameter.ours, found->second.number());
    if (parameter.theirs == std::string_view(rule->lookahead)) here.lookahead = found->second.number();
  }
  for (const auto& [key, node] : given) {
    if (std::find(known.begin(), known.end(), key) != known.end() || is_off(node)) continue;
    return {.refusal = "the core's " + std::string(rule->ours) + " has no " + key};
  }
  return here;
}

}  // namespace descent::cli
