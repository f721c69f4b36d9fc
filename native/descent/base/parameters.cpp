#include "descent/base/parameters.h"

#include <utility>

namespace descent {

Parameter integer_parameter(Text id, Text label, Text help, double min, double max, double slider_max,
                            Value default_value) {
  return {.id = id,
          .label = label,
          .help = help,
          .kind = Kind::integer,
          .min = min,
          .max = max,
          .slider_min = min,
          .slider_max = slider_max,
          .default_value = std::move(default_value),
          .step = 1};
}

Parameter part_parameter(Text id, Text label, Text help, Text family, Value default_value) {
  return {.id = id,
          .label = label,
          .help = help,
          .kind = Kind::part,
          .default_value = std::move(default_value),
          .family = family};
}

}  // namespace descent
