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
  bool defect = false;         ///< the reference is known to be wrong here
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
       .hyper =
           {{"alpha", "rho"}, {"eps", "epsilon"}, {"momentum", "momentum", false}, {"centered", "centered", false}},
       .state = {{"square_avg", "squares"}, {"grad_avg", "mean"}, {"momentum_buffer", "buffer"}}},
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
      {.theirs = "sgd with dampening",
       .ours = "sgd",
       .hyper = {{"momentum", "momentum"}, {"dampening", "dampening"}},
       .state = {{"momentum_buffer", "buffer"}}},
      {.theirs = "adam with amsgrad",
       .ours = "amsgrad",
       .hyper = {{"betas.0", "beta1"}, {"betas.1", "beta2"}, {"eps", "epsilon"}, {"amsgrad", ""}},
       .state = {{"exp_avg", "m"}, {"exp_avg_sq", "v"}, {"max_exp_avg_sq", "vMax"}}},
      {.theirs = "adadelta",
       .ours = "adadelta",
       .hyper = {{"rho", "rho"}, {"eps", "epsilon"}},
       .state = {{"square_avg", "squares"}, {"acc_delta", "steps"}}},
      {.theirs = "adamax",
       .ours = "adamax",
       .hyper = {{"betas.0", "beta1"}, {"betas.1", "beta2"}, {"eps", "epsilon"}},
       .state = {{"exp_avg", "m"}, {"exp_inf", "maximum"}}},
      {.theirs = "nadam",
       .ours = "nadam",
       .hyper = {{"betas.0", "beta1"}, {"betas.1", "beta2"}, {"eps", "epsilon"}, {"momentum_decay", "momentumDecay"}},
       .state = {{"exp_avg", "m"}, {"exp_avg_sq", "v"}}},
      // PyTorch 1.13's default path multiplies μ_t into P_{t+1} twice (mended in 2.0, pull request 92699).
      {.theirs = "nadam_torch113",
       .ours = "nadam",
       .hyper = {{"betas.0", "beta1"}, {"betas.1", "beta2"}, {"eps", "epsilon"}, {"momentum_decay", "momentumDecay"}},
       .defect = true},
      {.theirs = "radam",
       .ours = "radam",
       .hyper = {{"betas.0", "beta1"}, {"betas.1", "beta2"}, {"eps", "epsilon"}},
       .state = {{"exp_avg", "m"}, {"exp_avg_sq", "v"}}},
      {.theirs = "rprop",
       .ours = "rprop",
       .hyper = {{"etas.0", "shrink"},
                 {"etas.1", "grow"},
                 {"step_sizes.0", "smallestStep"},
                 {"step_sizes.1", "largestStep"}},
       .state = {{"step_size", "steps"}}},
      {.theirs = "asgd",
       .ours = "asgd",
       .hyper = {{"lambd", "lambda"}, {"alpha", "alpha"}, {"t0", "averageFrom"}},
       .state = {{"ax", "average"}}},
      {.theirs = "lion",
       .ours = "lion",
       .hyper = {{"betas.0", "beta1"}, {"betas.1", "beta2"}, {"weight_decay", "weightDecay"}},
       .state = {{"m", "m"}}},
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
  if (const auto amsgrad = hyper.find("amsgrad"); algorithm == "adam" && amsgrad && amsgrad->boolean()) {
    return "adam with amsgrad";
  }
  if (algorithm != "sgd" || hyper.number_or("momentum", 0) == 0) return algorithm;
  const auto nesterov = hyper.find("nesterov");
  if (nesterov && nesterov->boolean()) return "sgd with nesterov";
  return hyper.number_or("dampening", 0) == 0 ? "sgd with momentum" : "sgd with dampening";
}

}  // namespace

OptimizerHere optimizer_here(const std::string& algorithm, const Node& hyper) {
  const std::string name = variant(algorithm, hyper);
  const auto rule = std::find_if(rules().begin(), rules().end(), [&](const Rule& r) { return r.theirs == name; });
  if (rule == rules().end()) return {.refusal = "the core has no " + algorithm};

  OptimizerHere here{.rate = hyper.at("lr").number(), .state = rule->state, .defect = rule->defect};
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
    const Value& value = found->second.value();
    here.part.set(parameter.ours, value.is_boolean() ? value : Value(found->second.number()));
    if (parameter.theirs == std::string_view(rule->lookahead)) here.lookahead = found->second.number();
  }
  for (const auto& [key, node] : given) {
    // PyTorch's weight decay is the penalty that all rules here can have; AdamW and Lion name their own above.
    if (key == "weight_decay" && std::find(known.begin(), known.end(), key) == known.end()) {
      here.part.set("l2", node.number());
      continue;
    }
    if (std::find(known.begin(), known.end(), key) != known.end() || is_off(node)) continue;
    return {.refusal = "the core's " + std::string(rule->ours) + " has no " + key};
  }
  return here;
}

}  // namespace descent::cli
