#pragma once

#include "descent/base/descriptor.h"

// Knobs of the kinds that descriptors of every family have.
namespace descent {

/// A whole number from min to max; its slider goes from min to slider_max.
constexpr Parameter integer_parameter(Text id, Text label, Text help, double min, double max, double slider_max,
                                      Default default_value) {
  return {.id = id,
          .label = label,
          .help = help,
          .kind = Kind::integer,
          .min = min,
          .max = max,
          .slider_min = min,
          .slider_max = slider_max,
          .default_value = default_value,
          .step = 1};
}

/// A part of a family, by its name alone or with settings.
constexpr Parameter part_parameter(Text id, Text label, Text help, Text family, Default default_value) {
  return {.id = id, .label = label, .help = help, .kind = Kind::part, .default_value = default_value, .family = family};
}

}  // namespace descent
