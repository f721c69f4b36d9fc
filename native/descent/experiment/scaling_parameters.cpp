#include "descent/experiment/scaling_parameters.h"

#include "descent/base/constant.h"
#include "descent/data/table_columns.h"
#include "descent/experiment/course.h"
#include "descent/scaling/scaler.h"

namespace descent {
namespace {

constexpr Parameter table_parameter() {
  return {.id = "table",
          .label = "data",
          .help = "The table whose column is scaled.",
          .kind = Kind::part,
          .default_value = "outlier",
          .family = "table"};
}

constexpr Parameter column_parameter() {
  return {.id = "column",
          .label = "column",
          .help = "Which column, from 0; left out, the first one that holds numbers.",
          .kind = Kind::integer,
          .min = 0,
          .max = 999,
          .slider_min = 0,
          .slider_max = 9,
          .step = 1};
}

constexpr Parameter edits_parameter() {
  return {.id = "edits",
          .label = "moved values",
          .help = "Values that were moved: pairs of index, from 0, and new value.",
          .kind = Kind::pairs,
          .min = -Scaler::largest,
          .max = Scaler::largest,
          .default_value = [] { return Value(Value::Array{}); },
          .max_count = 5000};
}

constexpr Parameter scalers_parameter() {
  return {.id = "scalers",
          .label = "scalers",
          .help = "Those that are put side by side.",
          .kind = Kind::parts,
          .default_value =
              [] {
                return Value::array({"min-max", "z-score", "robust", "max-abs", "unit-norm"});
              },
          .family = "scaler",
          .min_count = 1,
          .max_count = 12};
}

constexpr Parameter split_parameter() {
  return {.id = "split",
          .label = "held out",
          .help = "Rows that the scalers must not learn from, because a network is to be tested on them.",
          .kind = Kind::choice,
          .default_value = "none",
          .choices = {{"none", "nothing"}, {"first", "the last rows"}, {"random", "rows at random"}}};
}

constexpr Parameter share_parameter() {
  return {.id = "share",
          .label = "training share",
          .help = "Share of the rows that are learnt from; at least one is.",
          .kind = Kind::number,
          .min = 0,
          .max = 1,
          .slider_min = 0.1,
          .slider_max = 0.9,
          .default_value = 0.75,
          .step = 0.05};
}

constexpr Parameter split_seed_parameter() {
  Parameter seed = seed_parameter();
  seed.help = "Picks the rows that are held out at random; the same seed picks the same rows.";
  return seed;
}

constexpr Parameter fit_parameter() {
  return {.id = "fit",
          .label = "learnt from",
          .help = "What the scalers are fitted on. Everything is wrong where rows are held out: they leak into it.",
          .kind = Kind::choice,
          .default_value = "training",
          .choices = {{"training", "training rows"}, {"everything", "everything"}}};
}

constexpr Parameter most_parameter() {
  return {.id = "most",
          .label = "rows given back",
          .help =
              "Of a longer column, so many rows are given back, evenly spaced, and its two ends; what is learnt and "
              "summed up is always of all rows.",
          .kind = Kind::integer,
          .min = 2,
          .max = 1000000,
          .slider_min = 10,
          .slider_max = 1000,
          .default_value = 200,
          .advanced = true};
}

constexpr List<Parameter> parameters() {
  return {table_parameter(), column_parameter(), missing_parameter(),    edits_parameter(), scalers_parameter(),
          split_parameter(), share_parameter(),  split_seed_parameter(), fit_parameter(),   most_parameter()};
}

}  // namespace

List<Parameter> scaling_parameters() { return constant_parameters<parameters>; }

}  // namespace descent
