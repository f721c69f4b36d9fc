#include "descent/experiment/terrain_parameters.h"

#include "descent/base/constant.h"
#include "descent/data/table_columns.h"
#include "descent/experiment/course.h"
#include "descent/experiment/grid.h"

namespace descent {
namespace {

constexpr Parameter model_parameter() {
  return {.id = "model",
          .label = "model",
          .help =
              "Two inputs, weighted and summed; or a network 2-3-1 with tanh, of which the two weights into one "
              "hidden unit move while all others stay.",
          .kind = Kind::choice,
          .default_value = "linear",
          .choices = {{"linear", "linear"}, {"network", "network 2-3-1"}}};
}

constexpr Parameter table_parameter() {
  return {.id = "table",
          .label = "data",
          .help = "Two of its columns are inputs, a third is what is to be predicted.",
          .kind = Kind::part,
          .default_value = "salaries",
          .family = "table"};
}

constexpr Parameter columns_parameter() {
  return {.id = "columns",
          .label = "columns",
          .help =
              "Two inputs and what is to be predicted, each a column of the table, counted from 0; left out, its "
              "first three columns of numbers.",
          .kind = Kind::numbers,
          .min = 0,
          .max = 999,
          .min_count = 3,
          .max_count = 3};
}

/// Whose target is to be predicted.
constexpr Parameter person_parameter(Text id, Text symbol, Text label) {
  return {.id = id,
          .symbol = symbol,
          .label = label,
          .help = "Left out, that of the person whom the table asks for: aged 32; or of its first row.",
          .kind = Kind::number,
          .min = -1e15,
          .max = 1e15};
}

constexpr Parameter unit_parameter() {
  return {.id = "unit",
          .label = "raw second input counted in units of",
          .help =
              "How many rupees, or whatever it is given in, make one unit of the raw second input: 100000 counts in "
              "lakh. What is scaled does "
              "not notice.",
          .kind = Kind::number,
          .min = 1e-9,
          .max = 1e12,
          .slider_min = 1,
          .slider_max = 1e6,
          .default_value = 1.0,
          .scale = Scale::log,
          .step = 0.25,
          .marks = {1, 1000, 100000}};
}

constexpr Parameter scaler_parameter(Text id, Text label, Text help, Text standard) {
  return {.id = id, .label = label, .help = help, .kind = Kind::part, .default_value = standard, .family = "scaler"};
}

constexpr Parameter optimizer_parameter() {
  return {.id = "optimizer",
          .label = "optimizer",
          .help = "The rule that walks, the same on both terrains. Its learning rate is set below, not here.",
          .kind = Kind::part,
          .default_value = "gd",
          .family = "optimizer",
          .advanced = true};
}

constexpr Parameter rate_mode_parameter() {
  return {.id = "rateMode",
          .label = "learning rate",
          .help = "For each terrain its own, the same share of the largest stable one; or one for both.",
          .kind = Kind::choice,
          .default_value = "multiple",
          .choices = {{"multiple", "for each its own"}, {"same", "one for both"}}};
}

constexpr Parameter multiple_parameter() {
  return {.id = "multiple",
          .symbol = "\\eta\\,\\lambda_{\\max}/2",
          .label = "rate, in largest stable rates",
          .help = "1 is the largest stable rate 2/λmax of each terrain; above it every step is thrown further out.",
          .kind = Kind::number,
          .min = 0,
          .max = 100,
          .min_open = true,
          .slider_min = 0.05,
          .slider_max = 1.2,
          .default_value = 0.9,
          .step = 0.01,
          .marks = {0.5, 1}};
}

constexpr Parameter rate_parameter() {
  return {.id = "rate",
          .symbol = "\\eta",
          .label = "rate for both",
          .help = "Left out, it is what the raw inputs would get by themselves.",
          .kind = Kind::number,
          .min = 0,
          .max = 1e15,
          .min_open = true,
          .slider_min = 1e-12,
          .slider_max = 10,
          .scale = Scale::log};
}

constexpr Parameter weights_parameter() {
  return {.id = "start",
          .label = "start",
          .help = "The pair of weights that both walks start from; left out, a place on the valley's slope.",
          .kind = Kind::numbers,
          .min = -1e15,
          .max = 1e15,
          .min_count = 2,
          .max_count = 2};
}

constexpr Parameter start_on_parameter() {
  return {.id = "startOn",
          .label = "start given in",
          .help =
              "Weights of the raw inputs, of the scaled ones, or per standard deviation; the other terrain starts "
              "with the same predictions.",
          .kind = Kind::choice,
          .default_value = "deviations",
          .choices = {{"raw", "raw weights"}, {"scaled", "scaled weights"}, {"deviations", "standard deviations"}},
          .advanced = true};
}

constexpr Parameter tolerance_parameter() {
  return {.id = "tolerance",
          .label = "arrived when left",
          .help = "What share of the way, in standard deviations, may be left for a walk to count as arrived.",
          .kind = Kind::number,
          .min = 0,
          .max = 1,
          .min_open = true,
          .max_open = true,
          .slider_min = 1e-4,
          .slider_max = 0.1,
          .default_value = 0.01,
          .scale = Scale::log,
          .advanced = true};
}

constexpr Parameter axes_parameter() {
  return {.id = "axes",
          .label = "axes",
          .help =
              "Stretched so that start and minimum are both in sight; or with one unit for both weights, as gradient "
              "descent walks them.",
          .kind = Kind::choice,
          .default_value = "fit",
          .choices = {{"fit", "stretched to fit"}, {"equal", "true to scale"}}};
}

constexpr Parameter neuron_parameter() {
  return {.id = "neuron",
          .label = "hidden unit",
          .help = "Of the network: whose two input weights move.",
          .kind = Kind::integer,
          .min = 1,
          .max = 3,
          .slider_min = 1,
          .slider_max = 3,
          .default_value = 1,
          .step = 1,
          .advanced = true};
}

constexpr Parameter network_seed_parameter() {
  Parameter seed = seed_parameter();
  seed.help = "Of the network: picks the weights that its short training starts from.";
  return seed;
}

constexpr List<Parameter> parameters() {
  return {
      model_parameter(),
      table_parameter(),
      columns_parameter(),
      missing_parameter(),
      person_parameter("personFirst", "x_1", "first input of the person asked for"),
      person_parameter("personSecond", "x_2", "second input of the person asked for"),
      unit_parameter(),
      scaler_parameter("scaler", "inputs scaled by", "What the scaled terrain's inputs have gone through.", "z-score"),
      scaler_parameter("target", "target scaled by", "What the predicted column has gone through, for both terrains.",
                       "none"),
      optimizer_parameter(),
      rate_mode_parameter(),
      multiple_parameter(),
      rate_parameter(),
      weights_parameter(),
      start_on_parameter(),
      steps_parameter(250),
      tolerance_parameter(),
      axes_parameter(),
      neuron_parameter(),
      network_seed_parameter(),
      grid_parameter("points", "grid", "Grid points along each side of a picture.", 81, 513)};
}

}  // namespace

List<Parameter> terrain_parameters() { return constant_parameters<parameters>; }

}  // namespace descent
