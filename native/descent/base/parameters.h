#pragma once

#include "descent/base/descriptor.h"

// Knobs of the kinds that descriptors of every family have.
namespace descent {

/// A whole number from min to max; its slider goes from min to slider_max.
Parameter integer_parameter(Text id, Text label, Text help, double min, double max, double slider_max,
                            Value default_value);

/// A part of a family, by its name alone or with settings.
Parameter part_parameter(Text id, Text label, Text help, Text family, Value default_value);

}  // namespace descent
