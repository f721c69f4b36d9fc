#include "descent/experiment/layer.h"

#include <algorithm>

#include "descent/base/constant.h"
#include "descent/experiment/at_once.h"
#include "descent/experiment/course.h"
#include "descent/experiment/network_parameters.h"
#include "descent/experiment/network_tables.h"
#include "descent/experiment/numbers.h"

namespace descent {
namespace {

NetworkSpec network_of(const Value& spec) {
  const std::size_t features = spec["features"].count(), units = spec["units"].count();
  BlockSpec block = block_of(spec, units == 0 ? features : units);
  block.dense = units > 0;
  block.bias = spec["bias"].boolean();
  return {.inputs = features,
          .blocks = {block},
          .softmax = spec["softmax"].boolean(),
          .dropout_seed = static_cast<std::uint64_t>(spec["seed"].number())};
}

/// Numbers per batch row: as many as the layer has outputs.
std::size_t width_of(const Value& spec) {
  return spec["units"].count() == 0 ? spec["features"].count() : spec["units"].count();
}

template <class S>
void start(Network<S>& network, const Value& spec) {
  Random random(static_cast<std::uint64_t>(spec["seed"].number()));
  network.initialize(*make_initializer(spec["initializer"]), random);
  const std::vector<double> given = numbers_of(spec["parameters"]);
  for (std::size_t i = 0; i < given.size(); ++i) network.parameters()[i] = static_cast<S>(given[i]);
}

/// From the upstream gradient (1 everywhere where none is given) to dx and to the gradients of the parameters.
template <class S>
void backward(Network<S>& network, const Value& spec, Batch<const S> x, Batch<S> dx) {
  std::vector<double> upstream = numbers_of(spec["upstream"]);
  if (upstream.empty()) upstream.assign(x.examples * network.outputs(), 1);
  fill_batch(upstream.data(), network.output_gradient());
  network.backward(x, nullptr, dx);
}

Columns columns(std::size_t features, std::size_t width) {
  Columns all = {{"batch", "", "batch", ""}};
  const auto add = [&](const char* id, const char* symbol, const char* label, std::size_t count) {
    for (std::size_t f = 0; f < count; ++f) {
      all.push_back({id + std::to_string(f), symbol, label + std::to_string(f), ""});
    }
  };
  add("in.", "x", "input ", features);
  add("out.", "y", "output ", width);
  add("slope.", "", "derivative by input ", features);
  return all;
}

Columns running_columns(const std::vector<PlacedPiece>& layout) {
  Columns all = {{"batch", "", "batch", ""}};
  for (const PlacedPiece& placed : layout) {
    for (std::size_t f = 0; f < placed.piece.size(); ++f) {
      all.push_back({table_id(placed, "") + "." + std::to_string(f), "", placed.piece.name, ""});
    }
  }
  return all;
}

template <class S>
void compute(const Value& spec, Result& result) {
  const std::size_t batch_size = spec["batch"].count();
  Network<S> network(network_of(spec), batch_size);
  start(network, spec);
  const std::vector<double> inputs = numbers_of(spec["inputs"]);
  const std::size_t features = network.inputs(), width = network.outputs();
  const std::size_t examples = inputs.size() / features, batches = (examples + batch_size - 1) / batch_size;
  Buffer<S> numbers = batch_buffer<S>(features, batch_size), slopes = numbers;
  TableBuilder rows("rows", "Examples", columns(features, width));
  TableBuilder running("running", "Running statistics after each batch", running_columns(network.buffer_layout()));
  std::vector<double> row(rows.width());
  for (std::size_t b = 0; b < batches; ++b) {
    const bool last = b + 1 == batches;
    const std::size_t first = b * batch_size, count = std::min(batch_size, examples - first);
    const Batch<S> x{numbers.data(), features, count}, dx{slopes.data(), features, count};
    fill_batch(inputs.data() + first * features, x);
    network.forward(x, last && spec["mode"].string() == "inference" ? Mode::inference : Mode::training);
    if (last) backward<S>(network, spec, x, dx);
    for (std::size_t e = 0; e < count; ++e) {
      row[0] = static_cast<double>(b);
      for (std::size_t f = 0; f < features; ++f) {
        row[1 + f] = inputs[(first + e) * features + f];
        row[1 + features + width + f] =
            last ? static_cast<double>(dx.at(f, e)) : std::numeric_limits<double>::quiet_NaN();
      }
      for (std::size_t f = 0; f < width; ++f) {
        row[1 + features + f] = static_cast<double>(network.output().at(f, e));
      }
      rows.add_row(row);
    }
    if (!network.buffers().empty()) {
      std::vector<double> buffers = as_doubles<S>(network.buffers());
      buffers.insert(buffers.begin(), static_cast<double>(b));
      running.add_row(buffers);
    }
  }
  rows.append_to(result);
  if (!network.buffers().empty()) running.append_to(result);
  const std::vector<double> values = as_doubles<S>(network.parameters()), grads = as_doubles<S>(network.gradients());
  add_pieces(network.parameter_layout(), "",
             {{{"value", "", "value", ""}, values}, {{"gradient", "", "gradient", ""}, grads}}, result);
}

Expected<Value> complete(Value spec) {
  const std::size_t features = spec["features"].count(), count = spec["inputs"].array().size();
  if (count % features != 0) {
    return Error{"inputs", "wrong-count",
                 "The inputs must be a multiple of " + std::to_string(features) + " numbers, not " +
                     std::to_string(count) + "."};
  }
  const std::size_t examples = count / features;
  if (spec["batch"].is_null()) spec.set("batch", examples);
  const std::size_t batch = std::min(spec["batch"].count(), examples);
  const std::size_t last = (examples - 1) % batch + 1, width = width_of(spec);
  spec.set("batch", batch);
  if (!spec["upstream"].is_null() && spec["upstream"].array().size() != last * width) {
    return wrong_count("upstream", "The upstream gradient of the last batch", last * width,
                       spec["upstream"].array().size());
  }
  if (!spec["parameters"].is_null()) {
    Network<double> network(network_of(spec), 1);
    if (spec["parameters"].array().size() != network.parameters().size()) {
      return wrong_count("parameters", "The layer's parameters", network.parameters().size(),
                         spec["parameters"].array().size());
    }
  }
  return spec;
}

constexpr Parameter count_parameter(Text id, Text label, Text help, double min, double max, Default default_value) {
  return {.id = id,
          .label = label,
          .help = help,
          .kind = Kind::integer,
          .min = min,
          .max = max,
          .slider_min = min,
          .slider_max = 10,
          .default_value = default_value,
          .step = 1};
}

constexpr Parameter switch_parameter(Text id, Text label, Text help, bool on) {
  return {.id = id, .label = label, .help = help, .kind = Kind::boolean, .default_value = on, .advanced = true};
}

constexpr Parameter inputs_parameter() {
  Parameter inputs = numbers_parameter("inputs", "inputs", "One example after another, batch after batch.", 100000);
  inputs.default_value = [] { return Value::array({1, 2, 3, 4, 0, 6, -1, 5, 2, 3, 4, 400}); };
  return inputs;
}

constexpr Experiment experiment() {
  return {{.id = "layer",
           .title = "One layer",
           .help = "What one layer makes of its inputs, batch by batch, and what it hands back in the last one.",
           .parameters =
               {inputs_parameter(),
                count_parameter("features", "features", "Inputs of one example.", 1, 1000, 3),
                count_parameter("batch", "batch size", "Examples of one batch; without it, all.", 1, 1000, {}),
                count_parameter("units", "units", "Units of a dense layer that comes first; 0 for none.", 0, 1000, 0),
                switch_parameter("bias", "bias", "Whether the dense layer has a bias.", true),
                normalization_parameter("batch-norm"),
                placement_parameter(),
                activation_parameter("identity"),
                dropout_parameter(),
                switch_parameter("softmax", "softmax", "Makes probabilities of the outputs.", false),
                numbers_parameter("parameters", "parameters",
                                  "All parameters in the order of the tables; without them, as they start.", 100000),
                initializer_parameter("xavier-uniform"),
                numbers_parameter("upstream", "upstream gradient",
                                  "Derivatives by the outputs of the last batch; without them, 1 everywhere.", 100000),
                {.id = "mode",
                 .label = "mode of the last batch",
                 .help = "Inference uses what was gathered in the batches before.",
                 .kind = Kind::choice,
                 .default_value = "training",
                 .choices = {{"training", "training"}, {"inference", "inference"}}},
                seed_parameter(),
                precision_parameter("float")}},
          complete,
          [](const Value& spec) -> std::unique_ptr<Run> {
            return std::make_unique<AtOnce>(spec,
                                            spec["precision"].string() == "float" ? compute<float> : compute<double>);
          }};
}

}  // namespace

Experiment layer_experiment() { return constant<experiment>; }

}  // namespace descent
