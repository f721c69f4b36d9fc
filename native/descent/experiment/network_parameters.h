#pragma once

#include "descent/base/descriptor.h"
#include "descent/nn/network.h"

// The knobs of a network that experiments share.
namespace descent {

Parameter activation_parameter(Text default_value);
Parameter normalization_parameter(Text default_value);
/// Before or after the activation.
Parameter placement_parameter();
Parameter dropout_parameter();
Parameter initializer_parameter(Text default_value);

/// A block of that many units with normalization, placement, activation and dropout as a spec with these parameters
/// says. It has no bias where batch norm comes next, which would take it away again.
BlockSpec block_of(const Value& spec, std::size_t units);

}  // namespace descent
