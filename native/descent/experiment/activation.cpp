#include "descent/experiment/activation.h"

#include "descent/base/constant.h"
#include "descent/experiment/at_once.h"
#include "descent/experiment/grid.h"
#include "descent/experiment/numbers.h"
#include "descent/nn/activation.h"

namespace descent {
namespace {

/// φ and φ′ at all points, a row each.
template <class S>
void add_curve(const Value& part, const std::vector<double>& points, TableBuilder& table) {
  const std::size_t size = padded<S>(points.size());
  Buffer<S> z = Buffer<S>::Zero(static_cast<Eigen::Index>(size)), values = z, slopes = z;
  for (std::size_t i = 0; i < points.size(); ++i) z[static_cast<Eigen::Index>(i)] = static_cast<S>(points[i]);
  make_activation<S>(part)->apply(z.data(), values.data(), slopes.data(), size);
  for (std::size_t i = 0; i < points.size(); ++i) {
    table.add_row({points[i], static_cast<double>(values.data()[i]), static_cast<double>(slopes.data()[i])});
  }
}

void compute(const Value& spec, Result& result) {
  const Value& part = spec["activation"];
  std::vector<double> points = numbers_of(spec["inputs"]);
  if (points.empty()) {
    const Axis axis{"z", spec["from"].number(), spec["to"].number(), spec["points"].count()};
    for (std::size_t i = 0; i < axis.count; ++i) points.push_back(grid_point(axis, i));
  }
  TableBuilder curve("curve", "The function and its slope",
                     {{"z", "z", "pre-activation", ""},
                      {"value", "\\varphi(z)", "activation", ""},
                      {"slope", "\\varphi'(z)", "slope", ""}});
  if (spec["precision"].string() == "float") {
    add_curve<float>(part, points, curve);
  } else {
    add_curve<double>(part, points, curve);
  }
  curve.append_to(result);
  TableBuilder facts("facts", "What holds for the function", {{"gain", "g", "recommended gain", ""}});
  facts.add_row({make_activation<double>(part)->gain()});
  facts.append_to(result);
}

constexpr Parameter end_parameter(Text id, Text label, double default_value) {
  return {.id = id,
          .label = label,
          .help = "Where the curve ends.",
          .kind = Kind::number,
          .min = -1000,
          .max = 1000,
          .slider_min = -10,
          .slider_max = 10,
          .default_value = default_value};
}

Expected<Value> complete(Value spec) {
  if (!(spec["from"].number() < spec["to"].number())) {
    return Error{"to", "out-of-range", "The right end of the curve must be larger than its left end."};
  }
  return spec;
}

constexpr Experiment experiment() {
  return {{.id = "activation",
           .title = "Activation function",
           .help = "An activation function and its slope, over a range or at given points.",
           .parameters = {{.id = "activation",
                           .label = "activation",
                           .help = "The function.",
                           .kind = Kind::part,
                           .default_value = "tanh",
                           .family = "activation"},
                          end_parameter("from", "left end", -5),
                          end_parameter("to", "right end", 5),
                          {.id = "points",
                           .label = "points",
                           .help = "How many points of the curve are computed.",
                           .kind = Kind::integer,
                           .min = 2,
                           .max = 10000,
                           .slider_min = 2,
                           .slider_max = 1000,
                           .default_value = 201,
                           .step = 1,
                           .advanced = true},
                          numbers_parameter("inputs", "points of one's own", "Where to compute, in place of the range.",
                                            10000),
                          precision_parameter("double")}},
          complete,
          [](const Value& spec) -> std::unique_ptr<Run> { return std::make_unique<AtOnce>(spec, compute); }};
}

}  // namespace

Experiment activation_experiment() { return constant<experiment>; }

}  // namespace descent
