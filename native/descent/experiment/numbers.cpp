#include "descent/experiment/numbers.h"

namespace descent {

Parameter numbers_parameter(Text id, Text label, Text help, std::size_t max_count) {
  return {.id = id,
          .label = label,
          .help = help,
          .kind = Kind::numbers,
          .min = -1e12,
          .max = 1e12,
          .min_count = 1,
          .max_count = max_count};
}

Parameter precision_parameter(Text default_value) {
  return {.id = "precision",
          .label = "precision",
          .help = "The numbers the network computes with: 24 or 53 binary digits.",
          .kind = Kind::choice,
          .default_value = default_value,
          .choices = {{"float", "single (float)"}, {"double", "double"}},
          .advanced = true};
}

std::vector<double> numbers_of(const Value& list) {
  std::vector<double> all;
  if (list.is_null()) return all;
  all.reserve(list.array().size());
  for (const Value& value : list.array()) all.push_back(value.number());
  return all;
}

Error wrong_count(const std::string& path, const std::string& what, std::size_t wanted, std::size_t found) {
  return {path, "wrong-count",
          what + " must be " + std::to_string(wanted) + " numbers here, not " + std::to_string(found) + "."};
}

}  // namespace descent
