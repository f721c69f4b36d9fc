#include "descent/experiment/training_tables.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

#include "descent/base/format.h"
#include "descent/base/math.h"
#include "descent/experiment/network_tables.h"
#include "descent/experiment/numbers.h"

namespace descent {

double finite_or_missing(double number) {
  return std::isfinite(number) ? number : std::numeric_limits<double>::quiet_NaN();
}

Columns step_columns() {
  return {{"step", "t", "step", "updates"},
          {"loss", "L", "loss of the batch before the update", ""},
          {"penalty", "", "penalty on the weights", ""},
          {"gradientNorm", "\\lVert g \\rVert", "length of the gradient", ""},
          {"rate", "\\eta", "learning rate", ""}};
}

Columns layer_columns() {
  return {{"step", "t", "step", "updates"},
          {"layer", "", "layer", ""},
          {"preMean", "", "mean of the pre-activations", ""},
          {"preDeviation", "", "their standard deviation", ""},
          {"mean", "", "mean of the activations", ""},
          {"deviation", "", "their standard deviation", ""},
          {"gradientDeviation", "", "standard deviation of the gradient", ""},
          {"saturated", "", "share of flat slopes", ""},
          {"dead", "", "share of units that are flat for the whole batch", ""},
          {"weightNorm", "\\lVert w \\rVert", "length of the weights before the update", ""},
          {"updateRatio", "\\lVert \\Delta w \\rVert / \\lVert w \\rVert", "length of the update, by theirs", ""}};
}

Columns score_columns() {
  return {{"step", "t", "step", "updates"},
          {"loss", "L", "loss of the training examples", ""},
          {"accuracy", "", "share of right classes among them", ""},
          {"validationLoss", "L", "loss of the held-out examples", ""},
          {"validationAccuracy", "", "share of right classes among them", ""}};
}

Columns evaluation_columns() {
  return {{"loss", "L", "loss of the training examples", ""},
          {"accuracy", "", "share of right classes among them", ""},
          {"parameters", "", "number of parameters", ""},
          {"divergedAt", "", "lost at step", ""},
          {"validationLoss", "L", "loss of the held-out examples", ""},
          {"validationAccuracy", "", "share of right classes among them", ""},
          {"steps", "t", "steps so far", "updates"},
          {"learned", "", "training examples", ""},
          {"heldOut", "", "held-out examples", ""},
          {"bestStep", "", "step of the least loss of the held-out examples", "updates"},
          {"bestLoss", "", "that loss", ""},
          {"stoppedAt", "", "stopped early at step", "updates"},
          {"divergedStage", "",
           "what was not finite first: 1 weights after the update before, 2 what passes through a layer, "
           "3 the loss, 4 gradients",
           ""},
          {"divergedLayer", "", "in which layer", ""},
          {"risingFrom", "", "from which step on the loss has stayed above its first value", "updates"},
          {"epoch", "", "an epoch", "updates"}};
}

Columns trouble_columns() {
  return {{"layer", "", "layer", ""},
          {"first", "", "whether it happened here first", ""},
          {"largestWeight", "", "largest weight", ""},
          {"largestActivation", "", "largest number that came out", ""},
          {"largestGradient", "", "largest gradient of a weight", ""}};
}

void add_now(std::size_t step, Result& result) {
  TableBuilder when("now", "Where the run stands", {{"step", "t", "steps so far", "updates"}});
  when.add_row({static_cast<double>(step)});
  when.append_to(result);
}

namespace {

/// From logits to probabilities, and from scaled numbers to those of the dataset.
class Meaning {
 public:
  Meaning(const Value& spec, const TrainingData& data)
      : data_(data),
        softmax_(spec["loss"]["id"].string() == "softmax-cross-entropy"),
        binary_(spec["loss"]["id"].string() == "binary-cross-entropy") {}

  bool probabilities() const { return softmax_ || binary_; }

  void of(std::span<const double> outputs, std::span<double> out) const {
    double total = 0;
    const double largest = *std::max_element(outputs.begin(), outputs.end());
    for (std::size_t o = 0; o < outputs.size(); ++o) {
      if (softmax_) {
        total += out[o] = portable::exp(outputs[o] - largest);
      } else {
        out[o] = finite_or_missing(binary_ ? 1 / (1 + portable::exp(-outputs[o])) : data_.restored(o, outputs[o]));
      }
    }
    if (!softmax_) return;
    for (double& number : out) number = finite_or_missing(number / total);
  }

 private:
  const TrainingData& data_;
  bool softmax_, binary_;
};

Columns output_columns(std::size_t width, const Meaning& meaning) {
  Columns columns;
  for (std::size_t o = 0; o < width; ++o) {
    columns.push_back({"out." + std::to_string(o), "\\hat y", "output " + std::to_string(o), ""});
  }
  for (std::size_t o = 0; o < width; ++o) {
    const std::string number = std::to_string(o);
    if (meaning.probabilities()) {
      columns.push_back({"prediction." + number, "p", "probability " + number, ""});
    } else {
      columns.push_back({"prediction." + number, "\\hat y", "prediction " + number + ", as the targets are given", ""});
    }
  }
  return columns;
}

/// Rows of outputs, and what they mean beside them.
void add_output_rows(std::string id, std::string title, const std::vector<double>& outputs, std::size_t width,
                     const Value& spec, const TrainingData& data, Result& result) {
  const Meaning meaning(spec, data);
  TableBuilder table(std::move(id), std::move(title), output_columns(width, meaning));
  table.reserve(outputs.size() / width);
  std::vector<double> row(2 * width);
  for (std::size_t e = 0; e < outputs.size(); e += width) {
    meaning.of({outputs.data() + e, width}, std::span(row).subspan(width));
    for (std::size_t o = 0; o < width; ++o) row[o] = finite_or_missing(outputs[e + o]);
    table.add_row(row);
  }
  table.append_to(result);
}

}  // namespace

void add_outputs(const std::vector<double>& outputs, const Value& spec, const TrainingData& data, Result& result) {
  add_output_rows("outputs", "Outputs for all examples", outputs, spec["outputs"].count(), spec, data, result);
}

void add_examples(const TrainingData& data, Result& result) {
  const Dataset& given = data.given;
  Columns columns = {{"heldOut", "", "held out", ""}};
  const auto name = [&](const char* id, const char* symbol, const char* label, std::size_t k, std::size_t column) {
    const std::string number = std::to_string(k);
    const bool named = !given.columns.empty();
    columns.push_back({id + number, symbol, named ? given.columns[column].name : label + std::to_string(k + 1),
                       named ? given.columns[column].unit : ""});
  };
  for (std::size_t f = 0; f < given.features; ++f) name("x.", "x", "input ", f, f);
  for (std::size_t t = 0; t < given.target_width; ++t) name("y.", "y", "target ", t, given.features + t);
  std::vector<bool> held(data.rows.size());
  for (std::size_t i = data.learned; i < data.rows.size(); ++i) held[data.rows[i]] = true;
  TableBuilder table("examples", "The examples", std::move(columns));
  table.reserve(held.size());
  std::vector<double> row(table.width());
  for (std::size_t e = 0; e < held.size(); ++e) {
    row[0] = held[e];
    for (std::size_t f = 0; f < given.features; ++f) row[1 + f] = given.input(e * given.features + f);
    std::copy_n(given.targets.begin() + static_cast<std::ptrdiff_t>(e * given.target_width), given.target_width,
                row.begin() + 1 + static_cast<std::ptrdiff_t>(given.features));
    table.add_row(row);
  }
  table.append_to(result);
}

void add_mistakes(const std::vector<double>& outputs, const Value& spec, const TrainingData& data, Result& result) {
  struct Mistake {
    std::size_t example, truth, told;
    double probability, of_truth;
  };
  const Meaning meaning(spec, data);
  const std::size_t width = spec["outputs"].count();
  std::vector<Mistake> all;
  std::vector<double> probabilities(width);
  for (std::size_t i = data.learned; i < data.rows.size(); ++i) {
    meaning.of({outputs.data() + (i - data.learned) * width, width}, probabilities);
    const auto best = std::max_element(probabilities.begin(), probabilities.end());
    const auto told = static_cast<std::size_t>(best - probabilities.begin());
    const auto truth = static_cast<std::size_t>(data.given.targets[data.rows[i]]);
    // Where numbers have left their range nothing is told.
    if (told == truth || std::isnan(*best)) continue;
    all.push_back({data.rows[i], truth, told, *best, probabilities[truth]});
  }
  std::sort(all.begin(), all.end(), [](const Mistake& a, const Mistake& b) {
    return a.probability != b.probability ? a.probability > b.probability : a.example < b.example;
  });
  all.resize(std::min(all.size(), spec["mistakes"].count()));
  TableBuilder table("mistakes", "The worst mistakes among the held-out examples",
                     {{"example", "", "example", ""},
                      {"truth", "y", "its class", ""},
                      {"told", "\\hat y", "told to be", ""},
                      {"probability", "p", "with probability", ""},
                      {"ofTruth", "", "probability of its class", ""}});
  TableBuilder inputs("mistakeInputs", "Their inputs, one example after another", {{"x", "x", "input", ""}});
  inputs.reserve(all.size() * data.given.features);
  for (const Mistake& m : all) {
    table.add_row({static_cast<double>(m.example), static_cast<double>(m.truth), static_cast<double>(m.told),
                   m.probability, m.of_truth});
    for (std::size_t f = 0; f < data.given.features; ++f) {
      inputs.add_row({data.given.input(m.example * data.given.features + f)});
    }
  }
  table.append_to(result);
  inputs.append_to(result);
}

template <class S>
void add_probe(Trainer<S>& trainer, std::span<const double> inputs, const Value& spec, const TrainingData& data,
               Result& result) {
  const std::vector<double> outputs = trainer.predict(data.scale_inputs(inputs));
  add_output_rows("probe", "Outputs for the inputs asked for", outputs, trainer.network().outputs(), spec, data,
                  result);
}

namespace {

/// The range of an input and a tenth of it on both sides.
Axis axis_of(const Dataset& data, std::size_t feature, std::size_t count) {
  double low = data.inputs[feature], high = low;
  for (std::size_t e = 0; e < data.examples(); ++e) {
    low = std::min(low, data.inputs[e * data.features + feature]);
    high = std::max(high, data.inputs[e * data.features + feature]);
  }
  const double margin = high > low ? (high - low) / 10 : 1;
  const std::string label = data.columns.empty() ? "input " + std::to_string(feature + 1) : data.columns[feature].name;
  return {label, low - margin, high + margin, count};
}

double at(const Axis& axis, std::size_t k) {
  return axis.min + (axis.max - axis.min) * (static_cast<double>(k) / static_cast<double>(axis.count - 1));
}

}  // namespace

template <class S>
void add_map(Trainer<S>& trainer, const Value& spec, const TrainingData& data, Result& result) {
  const std::size_t count = spec["map"].count(), width = trainer.network().outputs();
  const Axis x = axis_of(data.given, 0, count), y = axis_of(data.given, 1, count);
  std::vector<double> points;
  points.reserve(2 * count * count);
  for (std::size_t j = 0; j < count; ++j) {
    for (std::size_t i = 0; i < count; ++i) {
      points.push_back(at(x, i));
      points.push_back(at(y, j));
    }
  }
  const Meaning meaning(spec, data);
  Columns columns = output_columns(width, meaning);
  const Network<S>& network = trainer.network();
  const std::size_t hidden = spec["unitMaps"].boolean() ? network.blocks() - 1 : 0;
  for (std::size_t b = 0; b < hidden; ++b) {
    for (std::size_t u = 0; u < network.units(b); ++u) {
      const std::string layer = std::to_string(b + 1), unit = std::to_string(u);
      columns.push_back({"unit." + layer + "." + unit, "a", "layer " + layer + ", unit " + std::to_string(u + 1), ""});
    }
  }
  // Every feature, in use or not: what it would bring is to be seen before it is taken.
  const std::size_t features = spec["unitMaps"].boolean() ? feature_registry().size() : 0;
  for (std::size_t f = 0; f < features; ++f) {
    const Descriptor& feature = feature_registry()[f].descriptor;
    columns.push_back({concat({"feature.", feature.id}), std::string(feature.formula), std::string(feature.title), ""});
  }
  TableBuilder table("map", "What comes out over the plane of the inputs", std::move(columns));
  table.reserve(count * count);
  table.set_axes(x, y);
  std::vector<double> row(table.width());
  trainer.try_inputs(data.scale_inputs(points), [&](std::size_t first, std::size_t examples) {
    const Batch<const S> out = network.output();
    for (std::size_t e = 0; e < examples; ++e) {
      for (std::size_t o = 0; o < width; ++o) row[o] = static_cast<double>(out.at(o, e));
      meaning.of({row.data(), width}, {row.data() + width, width});
      for (std::size_t o = 0; o < width; ++o) row[o] = finite_or_missing(row[o]);
      std::size_t column = 2 * width;
      for (std::size_t b = 0; b < hidden; ++b) {
        const Batch<const S> values = network.block_output(b);
        for (std::size_t u = 0; u < values.features; ++u) {
          row[column++] = finite_or_missing(static_cast<double>(values.at(u, e)));
        }
      }
      const double* point = points.data() + 2 * (first + e);
      for (std::size_t f = 0; f < features; ++f) row[column++] = feature_registry()[f].of(point[0], point[1]);
      table.add_row(row);
    }
  });
  table.append_to(result);
}

template <class S>
void add_weights(Trainer<S>& trainer, const std::vector<double>& initial, const std::vector<double>& first_gradient,
                 Result& result) {
  Network<S>& network = trainer.network();
  const auto shown = [](std::vector<double> numbers) {
    for (double& number : numbers) number = finite_or_missing(number);
    return numbers;
  };
  const std::vector<double> values = shown(as_doubles<S>(network.parameters())), gradients = shown(first_gradient),
                            buffers = shown(as_doubles<S>(network.buffers()));
  std::vector<double> numbers(values.size());
  std::iota(numbers.begin(), numbers.end(), 0.0);
  add_pieces(network.parameter_layout(), "layer",
             {{{"parameter", "", "number among all parameters", ""}, numbers},
              {{"initial", "", "before training", ""}, initial},
              {{"firstGradient", "", "gradient of the first step", ""}, gradients},
              {{"value", "", "now", ""}, values}},
             result);
  add_pieces(network.buffer_layout(), "layer", {{{"value", "", "now", ""}, buffers}}, result);
}

template void add_probe(Trainer<float>&, std::span<const double>, const Value&, const TrainingData&, Result&);
template void add_probe(Trainer<double>&, std::span<const double>, const Value&, const TrainingData&, Result&);
template void add_map(Trainer<float>&, const Value&, const TrainingData&, Result&);
template void add_map(Trainer<double>&, const Value&, const TrainingData&, Result&);
template void add_weights(Trainer<float>&, const std::vector<double>&, const std::vector<double>&, Result&);
template void add_weights(Trainer<double>&, const std::vector<double>&, const std::vector<double>&, Result&);

}  // namespace descent
