#include "descent/experiment/normalization_input.h"

#include <algorithm>

#include "descent/base/constant.h"
#include "descent/base/format.h"
#include "descent/experiment/course.h"
#include "descent/experiment/network_parameters.h"
#include "descent/experiment/numbers.h"

namespace descent {
namespace {

constexpr std::size_t most_cells = 96;

/// Eight examples of six features. The third feature has another scale than the rest, and the fourth example is larger
/// than the others in everything: the one is batch norm's business, the other layer norm's.
Value example_matrix() {
  return Value::array({1, 2, 30, 0.5, -1,   1.5,  //
                       2, 1, 50, 1.5, 0,    0.5,  //
                       3, 3, 40, 2.5, 1,    -1,   //
                       6, 8, 90, 4.5, 3,    5,    //
                       2, 2, 60, 1,   -2,   0,    //
                       4, 3, 45, 2,   0.5,  1,    //
                       1, 4, 35, 3,   1.5,  2,    //
                       3, 2, 55, 0,   -0.5, -0.5});
}

constexpr Parameter matrix_parameter() {
  Parameter p =
      numbers_parameter("matrix", "matrix", "One example after another, each with all its features.", most_cells);
  p.default_value = example_matrix;
  p.min = -1e9;
  p.max = 1e9;
  p.advanced = true;
  return p;
}

constexpr Parameter pairs_parameter(Text id, Text symbol, Text label, Text help, double reach) {
  return {.id = id,
          .symbol = symbol,
          .label = label,
          .help = help,
          .kind = Kind::pairs,
          .min = -1e6,
          .max = 1e6,
          .slider_min = -reach,
          .slider_max = reach,
          .default_value = [] { return Value(Value::Array{}); },
          .step = 0.1,
          .max_count = most_cells};
}

Error no_such(const std::string& path, const char* what, std::size_t count, double index) {
  return {path, "out-of-range",
          concat({"There is no ", what, " ", format_number(index), " here; they count from 0 to ",
                  std::to_string(count - 1), "."})};
}

/// The first pair of a list that points beyond `count`, as an error.
std::optional<Error> refuse_pairs(const Value& spec, Text id, const char* what, std::size_t count) {
  const Value::Array& pairs = spec[id].array();
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const double index = pairs[i].array()[0].number();
    if (index >= static_cast<double>(count)) {
      return no_such(concat({id, "[", std::to_string(i), "]"}), what, count, index);
    }
  }
  return std::nullopt;
}

constexpr List<Parameter> parameters() {
  Parameter edits = pairs_parameter("edits", "", "changed cells",
                                    "Cells with a value of one's own, counted along the rows from 0.", 10);
  edits.min = -1e9;
  edits.max = 1e9;
  Parameter gamma = pairs_parameter("gamma", "\\gamma", "scale",
                                    "What a normalized feature is multiplied by; 1 where nothing is said.", 3);
  Parameter beta =
      pairs_parameter("beta", "\\beta", "shift", "What is added to a normalized feature; 0 where nothing is said.", 3);
  return {normalization_parameter("batch-norm"),
          {.id = "mode",
           .label = "mode",
           .help = "In training batch norm uses the batch's own statistics, in inference the running ones.",
           .kind = Kind::choice,
           .default_value = "training",
           .choices = {{"training", "training"}, {"inference", "inference"}}},
          {.id = "batch",
           .symbol = "m",
           .label = "batch size",
           .help = "How many of the examples, from the first on, make up the batch.",
           .kind = Kind::integer,
           .min = 1,
           .max = 16,
           .slider_min = 1,
           .slider_max = 8,
           .step = 1},
          {.id = "seen",
           .label = "batches seen",
           .help = "How many batches the running statistics have been gathered from.",
           .kind = Kind::integer,
           .min = 0,
           .max = 500,
           .slider_min = 0,
           .slider_max = 60,
           .default_value = 5,
           .step = 1},
          edits,
          gamma,
          beta,
          matrix_parameter(),
          {.id = "features",
           .label = "features",
           .help = "Columns of the matrix.",
           .kind = Kind::integer,
           .min = 1,
           .max = 12,
           .slider_min = 1,
           .slider_max = 12,
           .default_value = 6,
           .step = 1,
           .advanced = true},
          {.id = "batches",
           .label = "batches in all",
           .help = "How long the training is that fills the running statistics.",
           .kind = Kind::integer,
           .min = 1,
           .max = 500,
           .slider_min = 10,
           .slider_max = 200,
           .default_value = 60,
           .step = 1,
           .advanced = true},
          seed_parameter()};
}

}  // namespace

List<Parameter> normalization_parameters() { return constant_parameters<parameters>; }

Expected<Value> complete_normalization(Value spec) {
  if (spec["normalization"]["id"].string() == "weight-norm") {
    return Error{"normalization", "not-here",
                 "Weight norm leaves the data alone; batch-norm, layer-norm, rms-norm and none can be tried here."};
  }
  const std::size_t features = spec["features"].count(), count = spec["matrix"].array().size();
  if (count % features != 0) {
    return Error{"matrix", "wrong-count",
                 concat({"The matrix must have a multiple of ", std::to_string(features), " numbers, not ",
                         std::to_string(count), "."})};
  }
  const std::size_t examples = count / features;
  if (spec["batch"].is_null()) spec.set("batch", std::min<std::size_t>(4, examples));
  if (spec["batch"].count() > examples) {
    return Error{"batch", "out-of-range",
                 concat({"The batch size must be at most ", std::to_string(examples),
                         ", as many as there are examples, not ", std::to_string(spec["batch"].count()), "."})};
  }
  if (spec["seen"].count() > spec["batches"].count()) {
    return Error{"seen", "out-of-range",
                 concat({"There are ", std::to_string(spec["batches"].count()), " batches in all; ",
                         std::to_string(spec["seen"].count()), " cannot have been seen."})};
  }
  if (auto error = refuse_pairs(spec, "edits", "cell", count)) return *error;
  if (auto error = refuse_pairs(spec, "gamma", "feature", features)) return *error;
  if (auto error = refuse_pairs(spec, "beta", "feature", features)) return *error;
  return spec;
}

Matrix::Matrix(const Value& spec)
    : features(spec["features"].count()),
      examples(spec["matrix"].array().size() / features),
      original(numbers_of(spec["matrix"])),
      values(original) {
  for (const Value& edit : spec["edits"].array()) values[edit.array()[0].count()] = edit.array()[1].number();
}

std::vector<double> Matrix::column(std::size_t feature, std::size_t count) const {
  std::vector<double> all(count);
  for (std::size_t e = 0; e < count; ++e) all[e] = values[e * features + feature];
  return all;
}

std::vector<double> Matrix::row(std::size_t example) const {
  return {values.begin() + static_cast<std::ptrdiff_t>(example * features),
          values.begin() + static_cast<std::ptrdiff_t>((example + 1) * features)};
}

std::vector<double> by_feature(const Value& pairs, std::size_t features, double fallback) {
  std::vector<double> all(features, fallback);
  for (const Value& pair : pairs.array()) all[pair.array()[0].count()] = pair.array()[1].number();
  return all;
}

}  // namespace descent
