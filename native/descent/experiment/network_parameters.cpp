#include "descent/experiment/network_parameters.h"

namespace descent {

Parameter activation_parameter(Text default_value) {
  return {.id = "activation",
          .symbol = "\\varphi",
          .label = "activation",
          .help = "What each unit makes of its sum.",
          .kind = Kind::part,
          .default_value = default_value,
          .family = "activation"};
}

Parameter normalization_parameter(Text default_value) {
  return {.id = "normalization",
          .label = "normalization",
          .help = "What brings the numbers between the layers to a common size.",
          .kind = Kind::part,
          .default_value = default_value,
          .family = "normalization"};
}

Parameter placement_parameter() {
  return {.id = "placement",
          .label = "place of the normalization",
          .help = "Before the activation, as batch norm was proposed, or after it.",
          .kind = Kind::choice,
          .default_value = "before",
          .choices = {{"before", "before the activation"}, {"after", "after the activation"}},
          .advanced = true};
}

Parameter dropout_parameter() {
  return {.id = "dropout",
          .symbol = "p",
          .label = "dropout",
          .help = "The share of the units that each training step leaves out, at random.",
          .kind = Kind::number,
          .min = 0,
          .max = 0.99,
          .slider_min = 0,
          .slider_max = 0.9,
          .default_value = 0.0};
}

Parameter initializer_parameter(Text default_value) {
  return {.id = "initializer",
          .label = "initial weights",
          .help = "How the weights are drawn before the first step.",
          .kind = Kind::part,
          .default_value = default_value,
          .family = "initializer"};
}

BlockSpec block_of(const Value& spec, std::size_t units) {
  const bool after = spec["placement"].string() == "after";
  return {.units = units,
          .bias = after || spec["normalization"]["id"].string() != "batch-norm",
          .normalization = spec["normalization"],
          .normalize_after = after,
          .activation = spec["activation"],
          .dropout = spec["dropout"].number()};
}

}  // namespace descent
