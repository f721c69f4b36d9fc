#include "descent/data/rows.h"

#include "descent/base/constant.h"

namespace descent {
namespace {

Expected<Dataset> make(const Value& p, const std::string& path) {
  Dataset data{.features = p["features"].count()};
  for (const Value& value : p["inputs"].array()) data.inputs.push_back(value.number());
  for (const Value& value : p["targets"].array()) data.targets.push_back(value.number());
  if (data.inputs.size() % data.features != 0) {
    return Error{path + ".inputs", "wrong-count",
                 "The inputs must be a multiple of " + std::to_string(data.features) + " numbers, not " +
                     std::to_string(data.inputs.size()) + "."};
  }
  if (data.targets.size() % data.examples() != 0) {
    return Error{path + ".targets", "wrong-count",
                 "The targets must be a multiple of " + std::to_string(data.examples()) +
                     " numbers, so many for each example, not " + std::to_string(data.targets.size()) + "."};
  }
  data.target_width = data.targets.size() / data.examples();
  return data;
}

constexpr Parameter list(Text id, Text label, Text help, Default default_value) {
  return {.id = id,
          .label = label,
          .help = help,
          .kind = Kind::numbers,
          .min = -1e12,
          .max = 1e12,
          .default_value = default_value,
          .min_count = 1,
          .max_count = 1000000};
}

constexpr DatasetPart part() {
  return {{.id = "rows",
           .title = "Own rows",
           .help = "Rows of numbers, typed or pasted in.",
           .parameters = {list("inputs", "inputs", "One example after another.",
                               [] {
                                 return Value::array({0, 0, 0, 1, 1, 0, 1, 1});
                               }),
                          {.id = "features",
                           .label = "features",
                           .help = "Inputs of one example.",
                           .kind = Kind::integer,
                           .min = 1,
                           .max = 10000,
                           .slider_min = 1,
                           .slider_max = 10,
                           .default_value = 2,
                           .step = 1},
                          list("targets", "targets",
                               "What is to come out: as many numbers for each example, or the number of its class.",
                               [] {
                                 return Value::array({0, 1, 1, 0});
                               })}},
          make};
}

}  // namespace

DatasetPart own_rows() { return constant<part>; }

}  // namespace descent
