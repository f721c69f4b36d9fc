#pragma once

#include "descent/base/descriptor.h"
#include "descent/nn/network.h"

// The knobs of a network that experiments share.
namespace descent {

constexpr Parameter activation_parameter(Text default_value) {
  return {.id = "activation",
          .symbol = "\\varphi",
          .label = "activation",
          .help = "What each unit makes of its sum.",
          .kind = Kind::part,
          .default_value = default_value,
          .family = "activation"};
}

constexpr Parameter normalization_parameter(Text default_value) {
  return {.id = "normalization",
          .label = "normalization",
          .help = "What brings the numbers between the layers to a common size.",
          .kind = Kind::part,
          .default_value = default_value,
          .family = "normalization"};
}

/// Before or after the activation.
constexpr Parameter placement_parameter() {
  return {.id = "placement",
          .label = "place of the normalization",
          .help = "Before the activation, as batch norm was proposed, or after it.",
          .kind = Kind::choice,
          .default_value = "before",
          .choices = {{"before", "before the activation"}, {"after", "after the activation"}},
          .advanced = true};
}

constexpr Parameter dropout_parameter() {
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

constexpr Parameter initializer_parameter(Text default_value) {
  return {.id = "initializer",
          .label = "initial weights",
          .help = "How the weights are drawn before the first step.",
          .kind = Kind::part,
          .default_value = default_value,
          .family = "initializer"};
}

/// A block of that many units with normalization, placement, activation and dropout as a spec with these parameters
/// says. It has no bias where batch norm comes next, which would take it away again.
BlockSpec block_of(const Value& spec, std::size_t units);

}  // namespace descent
