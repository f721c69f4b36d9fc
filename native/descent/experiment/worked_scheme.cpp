#include "descent/experiment/worked_scheme.h"

#include "descent/base/format.h"
#include "descent/base/part_called.h"
#include "descent/surface/formula.h"

namespace descent {
namespace {

const Descriptor& descriptor_of(const Value& part) {
  return part_called(part["id"].string(), initializer_registry()).descriptor;
}

/// As expressions know it: of a choice, its place.
double number_of(const Parameter& parameter, const Value& value) {
  if (parameter.kind != Kind::choice) return value.number();
  std::size_t index = 0;
  while (parameter.choices[index].id != value.string()) ++index;
  return static_cast<double>(index);
}

double value_of(std::string_view expression, const Formula::Names& names, const std::vector<double>& values) {
  const Expected<Formula> formula = Formula::parse_over(names, expression);
  check(formula.ok(), concat({"a scheme's expression: ", expression}));
  return formula.value().value(values);
}

}  // namespace

std::optional<WorkedScheme> worked_scheme(const Value& part, Fans fans) {
  const Descriptor& scheme = descriptor_of(part);
  Formula::Names names = {"fanIn", "fanOut"};
  std::vector<double> values = {static_cast<double>(fans.fan_in), static_cast<double>(fans.fan_out)};
  for (const Parameter& parameter : scheme.parameters) {
    names.emplace_back(parameter.id);
    values.push_back(number_of(parameter, part[parameter.id]));
  }
  const List<Substep> ways = initializer_substeps(scheme.id);
  for (std::size_t way = 0; way < ways.size(); ++way) {
    const Substep& step = ways[way];
    if (!step.when.empty() && !(value_of(step.when, names, values) > 0)) continue;
    return WorkedScheme{way, value_of(step.expression, names, values)};
  }
  return std::nullopt;
}

}  // namespace descent
