#include "descent/experiment/training.h"

#include "descent/base/constant.h"
#include "descent/base/parameters.h"
#include "descent/experiment/course.h"
#include "descent/experiment/network_parameters.h"
#include "descent/experiment/numbers.h"
#include "descent/experiment/training_complete.h"
#include "descent/experiment/training_run.h"

namespace descent {
namespace {

constexpr Parameter number(Text id, Text symbol, Text label, Text help, double slider_max) {
  return {.id = id,
          .symbol = symbol,
          .label = label,
          .help = help,
          .kind = Kind::number,
          .min = 0,
          .max = 1e6,
          .slider_min = 0,
          .slider_max = slider_max,
          .default_value = 0.0,
          .advanced = true};
}

constexpr Parameter hidden_parameter() {
  Parameter hidden = numbers_parameter("hidden", "hidden layers", "Units of each hidden layer, first to last.", 200);
  hidden.min = 1;
  hidden.max = 1024;
  hidden.min_count = 0;
  hidden.default_value = [] { return Value::array({8}); };
  return hidden;
}

constexpr Parameter edits_parameter() {
  Parameter edits = numbers_parameter("edits", "parameters set by hand",
                                      "Threes of numbers: after which step, which parameter (by its number in the "
                                      "tables), and what it is from then on.",
                                      3000);
  // Where a slider for one of the values moves.
  edits.slider_min = -5;
  edits.slider_max = 5;
  return edits;
}

constexpr Descriptor descriptor() {
  return {
      .id = "training",
      .title = "Training",
      .help = "A network learns from examples, batch by batch.",
      .parameters = {
          part_parameter("data", "examples", "What there is to learn from.", "dataset", "gaussians"),
          {.id = "validation",
           .label = "held out",
           .help = "The share of the examples, at random, that are not learned from: how well they are predicted "
                   "shows what has been understood.",
           .kind = Kind::number,
           .min = 0,
           .max = 0.9,
           .slider_min = 0,
           .slider_max = 0.5,
           .default_value = 0.0},
          {.id = "features",
           .label = "features",
           .help = "What the network is given of two inputs; without them, the inputs themselves.",
           .kind = Kind::parts,
           .family = "feature",
           .min_count = 1,
           .max_count = 20},
          part_parameter("scaler", "scaling of the inputs",
                         "Brings each input or feature to a common size; fitted on the examples that are learned from.",
                         "scaler", "none"),
          part_parameter("targetScaler", "scaling of the targets",
                         "The same for targets that are numbers; the loss is that of the scaled ones.", "scaler",
                         "none"),
          hidden_parameter(),
          integer_parameter("outputs", "outputs",
                            "Units of the last layer; without it, as many as the targets ask for.", 1, 1000, 10, {}),
          activation_parameter("tanh"),
          normalization_parameter("none"),
          placement_parameter(),
          dropout_parameter(),
          initializer_parameter("xavier-uniform"),
          part_parameter("loss", "loss", "How outputs are compared with targets; without it, as it suits them.", "loss",
                         {}),
          part_parameter("optimizer", "optimizer", "The rule that makes updates of gradients.", "optimizer",
                         [] {
                           return Value::object({{"id", "adam"}, {"learningRate", 0.01}});
                         }),
          integer_parameter("steps", "steps", "How many updates are made.", 0, 20000, 2000, 200),
          integer_parameter("batch", "batch size", "Examples of one update; without it, all, or 20,000 of more.", 1,
                            20000, 256, {}),
          number("weightPenalty", "\\lambda", "penalty on weights",
                 "Adds this times each weight to its gradient; biases are left alone.", 0.1),
          number("clip", "", "longest gradient", "A longer gradient is shortened to this; 0 for no limit.", 10),
          numbers_parameter("order", "order of the examples",
                            "Numbers of the examples in the order in which they are seen, epoch after epoch; "
                            "without it, shuffled.",
                            1000000),
          numbers_parameter(
              "parameters", "initial parameters",
              "All parameters in the order of the tables; without them, drawn by the scheme, or the origin's.",
              1000000),
          edits_parameter(),
          integer_parameter("statistics", "statistics every",
                            "Steps from one look at the layers to the next; 0 for none.", 0, 1000000, 100, 0),
          integer_parameter(
              "scoreEvery", "losses in inference every",
              "Steps from one look at all examples, learned and held out, to the next; 0 for none; without it, an "
              "epoch where some are held out.",
              0, 1000000, 100, {}),
          {.id = "scored",
           .label = "scored",
           .help = "Which examples those looks and the result take in; all takes long where there are many.",
           .kind = Kind::choice,
           .default_value = "all",
           .choices = {{"all", "all examples"}, {"held-out", "those held out"}},
           .advanced = true},
          integer_parameter(
              "patience", "patience",
              "Stops early after that many looks at the held-out examples without a smaller loss; 0 for never.", 0,
              10000, 50, 0),
          integer_parameter("until", "last step",
                            "Ends after that many steps, exactly where the whole run passes; without it, after all.", 0,
                            20000, 2000, {}),
          {.id = "origin",
           .label = "origin",
           .help = "Another training that this one goes on from, with knobs of its own: {\"id\": \"training\", …}.",
           .kind = Kind::part,
           .family = "experiment",
           .advanced = true},
          integer_parameter("originStep", "from its step",
                            "The step of the origin to go on from; without it, its last.", 0, 20000, 2000, {}),
          numbers_parameter("probe", "inputs to try", "What does the network say of these? One input after another.",
                            100000),
          integer_parameter("map", "map", "Points a side of a map over the plane of two inputs; 0 for none.", 0, 200,
                            100, 0),
          {.id = "unitMaps",
           .label = "maps of the units",
           .help = "Whether the map shows every hidden unit too.",
           .kind = Kind::boolean,
           .default_value = false,
           .advanced = true},
          integer_parameter(
              "mistakes", "worst mistakes",
              "How many held-out examples the result shows whose class is told wrongly, the surest ones first.", 0,
              1000, 50, 0),
          {.id = "examples",
           .label = "examples",
           .help = "Whether the result holds the examples themselves.",
           .kind = Kind::boolean,
           .default_value = false,
           .advanced = true},
          {.id = "weights",
           .label = "weights",
           .help = "Whether the result holds all weights.",
           .kind = Kind::boolean,
           .default_value = true,
           .advanced = true},
          seed_parameter(),
          precision_parameter("float")}};
}

}  // namespace

Experiment training_spec() { return {constants::descriptor<descriptor>, nullptr, nullptr}; }

Experiment training_in_float() {
  Experiment experiment = {constants::descriptor<descriptor>, complete_training<float>, nullptr};
  experiment.start_in_float = start_training<float>;
  return experiment;
}

Experiment training_in_double() {
  Experiment experiment = {constants::descriptor<descriptor>, complete_training<double>, nullptr};
  experiment.start_in_double = start_training<double>;
  return experiment;
}

}  // namespace descent
