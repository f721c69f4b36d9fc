#include <cmath>

#include "cli/json.h"
#include "cli/oracle/files.h"

// Standard deviations through a stack of layers are random: the file has those of 40 seeds, and what the core draws is
// to lie within six of the standard deviations of their logarithms, at every layer.
namespace descent::cli {
namespace {

constexpr double deviations_allowed = 6;

/// The scheme in our words; null where there is none.
Value stack_scheme(const Node& entry) {
  const std::string& scheme = entry.at("scheme").text();
  if (scheme == "xavier_normal" || scheme == "xavier_uniform" || scheme == "orthogonal") {
    const std::string id = scheme == "orthogonal" ? scheme : "xavier-" + scheme.substr(scheme.find('_') + 1);
    return Value::object({{"id", id}, {"gain", entry.at("gain").number()}});
  }
  if (scheme == "kaiming_normal_relu") return Value::object({{"id", "he-normal"}});
  if (scheme == "normal") return Value::object({{"id", "normal"}, {"deviation", entry.at("std").number()}});
  return {};
}

/// A number each, since each has a tolerance of its own. `first`: of the file's list, the layer it begins with.
void compare(const Node& statistics, const char* column, std::size_t first, Check& check) {
  const std::vector<Node> middles = statistics.at("log_mean").items(), spreads = statistics.at("log_sd").items();
  if (middles.size() != spreads.size()) statistics.refuse("log_mean and log_sd must be of one length.");
  for (std::size_t i = 0; i < middles.size(); ++i) {
    const double reach = deviations_allowed * spreads[i].number(), middle = middles[i].number();
    const double low = std::exp(middle - reach), high = std::exp(middle + reach);
    check.comparisons.push_back({"layers.0", {{column}}, {(low + high) / 2}, (high - low) / 2, first + i});
  }
}

}  // namespace

Case stack_case(const Node& setup, const Node& entry) {
  const std::string& activation = entry.at("activation").text();
  Case result{"stack of " + activation + ", " + entry.at("scheme").text()};
  for (const char* size : {"gain", "std"}) {
    if (const auto given = entry.find(size)) result.name.append(" ").append(number_text(given->number()));
  }
  const Value part = stack_scheme(entry);
  if (part.is_null()) {
    result.refusal = "the core has no scheme " + entry.at("scheme").text();
    return result;
  }
  Check check{Value::object({{"experiment", "initialization"},
                             {"depth", setup.at("depth").number()},
                             {"width", setup.at("width").number()},
                             {"batch", setup.at("batch").number()},
                             {"seeds", 1},
                             {"activation", activation},
                             {"initializers", Value::array({part})}}),
              {}};
  compare(entry.at("act_std"), "activation", 0, check);
  compare(entry.at("act_grad_std"), "gradient", 0, check);
  compare(entry.at("weight_grad_std"), "weightGradient", 1, check);
  result.checks = {check};
  return result;
}

}  // namespace descent::cli
