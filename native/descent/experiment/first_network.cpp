#include "descent/experiment/first_network.h"

#include <cmath>

#include "descent/base/constant.h"
#include "descent/base/parameters.h"
#include "descent/experiment/course.h"
#include "descent/experiment/first_network_learner.h"
#include "descent/experiment/first_network_run.h"
#include "descent/experiment/network_parameters.h"
#include "descent/experiment/numbers.h"

namespace descent {
namespace {

constexpr Parameter on(Text id, Text label, Text help) {
  return {.id = id, .label = label, .help = help, .kind = Kind::boolean, .default_value = true};
}

/// Behind "more".
constexpr Parameter advanced(Parameter parameter) {
  parameter.advanced = true;
  return parameter;
}

constexpr Parameter part(Text id, Text label, Text help, Text family, Default default_value) {
  return advanced(part_parameter(id, label, help, family, default_value));
}

constexpr Parameter count(Text id, Text label, Text help, double min, double max, double slider_max,
                          Default default_value) {
  return advanced(integer_parameter(id, label, help, min, max, slider_max, default_value));
}

constexpr Parameter rate() {
  return {.id = "rate",
          .symbol = "\\eta",
          .label = "learning rate",
          .help = "One for all networks; neither optimizer gets one of its own.",
          .kind = Kind::number,
          .min = 0,
          .max = 1000,
          .min_open = true,
          .slider_min = 1e-4,
          .slider_max = 1,
          .default_value = 0.05,
          .scale = Scale::log};
}

constexpr List<Parameter> parameters() {
  Parameter person = numbers_parameter("person", "person", "The two inputs to predict for.", 2);
  person.min_count = 2;
  person.advanced = true;
  Parameter steps = count("steps", "steps", "How many updates are made.", 0, 5000, 1000, 300);
  steps.slider_min = 20;
  return {
      on("normalize", "normalization", "Inputs and targets are scaled before training."),
      on("initialize", "initialization", "The initial weights suit the units."),
      on("optimize", "optimizer", "The optimizer adapts the length of its steps."),
      part("plainScaler", "without normalization", "Scaling of inputs and targets while the switch is off.", "scaler",
           "none"),
      part("scaler", "with normalization", "Scaling of inputs and targets while the switch is on.", "scaler",
           "z-score"),
      part("plainInitializer", "without initialization", "Initial weights while the switch is off.", "initializer",
           [] {
             return Value::object({{"id", "constant"}, {"value", 2}});
           }),
      part("initializer", "with initialization", "Initial weights while the switch is on.", "initializer",
           "xavier-normal"),
      part("plainOptimizer", "without the optimizer", "The rule of the updates while the switch is off.", "optimizer",
           "gd"),
      part("optimizer", "with the optimizer", "The rule of the updates while the switch is on.", "optimizer", "adam"),
      {.id = "rates",
       .label = "learning rates",
       .help = "One rate for all, what each optimizer is set to, or for each combination the one of 23, two a "
               "decade from 1e-8 to 1000, that ends with the least error.",
       .kind = Kind::choice,
       .default_value = "same",
       .choices = {{"same", "the same for all"}, {"own", "each optimizer's own"}, {"best", "each one's best"}}},
      rate(),
      part("data", "examples", "Two inputs and one number to predict.", "dataset", "salaries"),
      count("hidden", "hidden units", "Between the two inputs and the output.", 1, 8, 8, 3),
      activation_parameter("tanh"),
      count("batch", "batch size", "Examples of one update.", 1, 1000, 16, 4),
      std::move(steps),
      std::move(person),
      count("at", "drawn after", "Updates after which the network is drawn; without it, all.", 0, 5000, 300, {}),
      {.id = "compare",
       .label = "compare",
       .help = "Whether all eight combinations are trained, or only the one that is drawn.",
       .kind = Kind::boolean,
       .default_value = true,
       .advanced = true},
      count("map", "map", "Points a side of the pictures in the units; 0 for none.", 0, 100, 64, 24),
      seed_parameter()};
}

Expected<Value> complete(Value spec) {
  const Expected<Dataset> made = make_dataset(spec["data"], "data");
  if (!made) return made.error();
  const Dataset& data = made.value();
  if (data.features != 2 || data.target_width != 1 || data.classes > 0) {
    return Error{"data", "wrong-shape",
                 "This network predicts one number from two inputs, and no classes: choose examples like that."};
  }
  if (spec["person"].is_null()) {
    // Nobody of the made-up table is 32; else someone in the middle.
    double middle[2] = {32, 350000};
    if (spec["data"]["id"].string() != "salaries") {
      middle[0] = middle[1] = 0;
      for (std::size_t i = 0; i < data.inputs.size(); ++i) {
        middle[i % 2] += data.inputs[i] / static_cast<double>(data.examples());
      }
    }
    spec.set("person", Value::array({middle[0], middle[1]}));
  }
  if (spec["at"].is_null()) spec.set("at", spec["steps"]);
  if (spec["at"].count() > spec["steps"].count()) {
    return Error{"at", "out-of-range",
                 "It can be drawn after 0 to " + std::to_string(spec["steps"].count()) + " updates."};
  }
  for (std::size_t k = 0; k < Remedies::combinations; ++k) {
    const Expected<Value> training = first_training(spec, Remedies::of(k), spec["rate"].number());
    if (!training) return training.error();
    if (k == 0) spec.set("batch", training.value()["batch"]);
  }
  return spec;
}

constexpr Experiment experiment() {
  return {{.id = "first-network",
           .title = "The first network",
           .help = "A small network predicts one number from two, with three remedies to switch on and off, in all "
                   "eight combinations.",
           .sources = {{"LeCun, Y., Bottou, L., Orr, G. B. and Müller, K.-R.", 1998, "Efficient BackProp",
                        "Neural Networks: Tricks of the Trade", ""}},
           .parameters = parameters()},
          complete,
          start_first_network};
}

}  // namespace

Experiment first_network_experiment() { return constant<experiment>; }

}  // namespace descent
