#include "descent/experiment/symmetry.h"

#include <cmath>

#include "descent/base/constant.h"
#include "descent/experiment/at_once.h"
#include "descent/experiment/course.h"
#include "descent/experiment/little_net.h"
#include "descent/experiment/numbers.h"

namespace descent {
namespace {

void compute(const Value& spec, Result& result) {
  TableBuilder verdicts("verdicts", "What becomes of the little network", LittleNet::verdict_columns());
  std::size_t number = 0;
  for (const Value& scheme : spec["initializers"].array()) {
    LittleNet net(spec, scheme, std::to_string(number++));
    net.learn();
    verdicts.add_row(net.verdict());
    net.append_to(result);
  }
  verdicts.append_to(result);
}

Expected<Value> complete(Value spec) {
  const double units = spec["depth"].number() * spec["width"].number();
  const Value::Array& nudged = spec["nudged"].array();
  for (std::size_t i = 0; i < nudged.size(); ++i) {
    const double unit = nudged[i].number();
    if (unit >= 1 && unit <= units && unit == std::floor(unit)) continue;
    return Error{"nudged[" + std::to_string(i) + "]", "out-of-range",
                 "A hidden unit is a whole number from 1 to " + std::to_string(static_cast<int>(units)) + "."};
  }
  if (const std::size_t given = spec["x"].array().size(); given != 4) return wrong_count("x", "The input", 4, given);
  return spec;
}

constexpr List<Parameter> parameters() {
  const auto count = [](Text id, Text symbol, Text label, Text help, double min, double max, double slider_max,
                        int default_value) {
    return Parameter{.id = id,
                     .symbol = symbol,
                     .label = label,
                     .help = help,
                     .kind = Kind::integer,
                     .min = min,
                     .max = max,
                     .slider_min = min,
                     .slider_max = slider_max,
                     .default_value = default_value,
                     .step = 1};
  };
  Parameter x =
      numbers_parameter("x", "input", "The example that is looked at; it need not be one of those learned.", 4);
  x.min_count = 4;
  x.min = -1000;
  x.max = 1000;
  x.default_value = [] { return Value::array({1, 1, 1, 1}); };
  Parameter nudged =
      numbers_parameter("nudged", "nudged units",
                        "Hidden units, counted from 1 through the layers, whose weights get a little noise "
                        "before training.",
                        64);
  nudged.min_count = 0;
  nudged.default_value = [] { return Value(Value::Array{}); };
  // A draw that learns through ReLU; among networks as small as this, many die.
  Parameter seed = seed_parameter();
  seed.default_value = 3;
  Parameter steps = count("steps", "", "steps", "How many updates are made.", 0, 2000, 1000, 300);
  Parameter width = count("width", "n", "units a layer", "Units of each hidden layer.", 1, 8, 8, 4);
  steps.advanced = width.advanced = nudged.advanced = x.advanced = true;
  return {{.id = "initializers",
           .label = "initial weights",
           .help = "The schemes to compare.",
           .kind = Kind::parts,
           .default_value =
               [] {
                 return Value::array({Value::object({{"id", "constant"}, {"value", 2}}), "zeros",
                                      Value::object({{"id", "normal"}, {"deviation", 2}}), "he-normal"});
               },
           .family = "initializer",
           .min_count = 1,
           .max_count = 4},
          count("depth", "L", "hidden layers", "Layers between the input and the output.", 1, 6, 6, 3),
          {.id = "activation",
           .symbol = "\\varphi",
           .label = "activation",
           .help = "What each hidden unit makes of its sum.",
           .kind = Kind::choice,
           .default_value = "relu",
           .choices = {{"relu", "ReLU"}, {"tanh", "tanh"}, {"sigmoid", "sigmoid"}}},
          nudged,
          {.id = "nudge",
           .label = "noise of a nudge",
           .help = "Standard deviation of what is added to each weight of a nudged unit.",
           .kind = Kind::number,
           .min = 0,
           .max = 100,
           .slider_min = 1e-6,
           .slider_max = 1,
           .default_value = 0.1,
           .scale = Scale::log},
          x,
          width,
          {.id = "optimizer",
           .label = "optimizer",
           .help = "The rule that makes updates of gradients.",
           .kind = Kind::part,
           .default_value =
               [] {
                 return Value::object({{"id", "adam"}, {"learningRate", 0.05}});
               },
           .family = "optimizer",
           .advanced = true},
          steps,
          seed};
}

constexpr Experiment experiment() {
  return {
      {.id = "symmetry",
       .title = "The small example",
       .help = "A network small enough to see every number: how a signal grows, and what makes its units differ.",
       .formula = "z = \\sum_i w_i x_i + b, \\quad a = \\varphi(z)",
       .terms = {{"x_i", "what comes in: the input, or the layer before"},
                 {"w_i", "the unit's weights"},
                 {"b", "its bias, 0 before training"},
                 {"a", "its activation"}},
       .sources = {{"Goodfellow, I., Bengio, Y. and Courville, A.", 2016, "Deep Learning", "MIT Press", "section 8.4"}},
       .parameters = parameters()},
      complete,
      [](const Value& spec) -> std::unique_ptr<Run> { return std::make_unique<AtOnce>(spec, compute); }};
}

}  // namespace

Experiment symmetry_experiment() { return constant<experiment>; }

}  // namespace descent
