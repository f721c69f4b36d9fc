#include "descent/experiment/comparison_parameters.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "descent/base/constant.h"
#include "descent/base/parameters.h"
#include "descent/experiment/course.h"
#include "descent/experiment/network_parameters.h"
#include "descent/experiment/targets.h"

namespace descent {
namespace {

/// About so many looks where the spec doesn't say how often.
constexpr std::size_t usual_looks = 100;
/// Numbers of all histograms together: 16 MB.
constexpr std::size_t most_numbers = 2000000;

constexpr Parameter count(Text id, Text symbol, Text label, Text help, double min, double max, double slider_max,
                          Default default_value, Scale scale = Scale::linear) {
  Parameter parameter = integer_parameter(id, label, help, min, max, slider_max, default_value);
  parameter.symbol = symbol;
  parameter.scale = scale;
  if (scale != Scale::linear) parameter.step = 0;
  return parameter;
}

constexpr Parameter share(Text id, Text symbol, Text label, Text help, double max, double default_value) {
  return {.id = id,
          .symbol = symbol,
          .label = label,
          .help = help,
          .kind = Kind::number,
          .min = 0,
          .max = max,
          .slider_min = 0,
          .slider_max = max,
          .default_value = default_value,
          .advanced = true};
}

constexpr Parameter range_parameter() {
  return {.id = "range",
          .label = "range of the histograms",
          .help = "They reach from minus this to this; what lies beyond counts at the ends.",
          .kind = Kind::number,
          .min = 0,
          .max = 1e6,
          .min_open = true,
          .slider_min = 0.1,
          .slider_max = 100,
          .default_value = 4,
          .scale = Scale::log,
          .advanced = true};
}

constexpr Parameter advanced(Parameter parameter) {
  parameter.advanced = true;
  return parameter;
}

/// All but the list that is compared and what the networks share of the other kind.
constexpr List<Parameter> common_parameters() {
  return {
      part_parameter("data", "examples", "What there is to learn from.", "dataset", "spiral"),
      count("depth", "L", "hidden layers", "How many there are, one after another.", 1, 20, 12, 6),
      count("width", "n", "width", "Units of each hidden layer.", 1, 128, 64, 24, Scale::log),
      activation_parameter("relu"),
      placement_parameter(),
      part_parameter("optimizer", "optimizer", "The rule that makes updates of gradients.", "optimizer",
                     [] {
                       return Value::object({{"id", "gd"}, {"learningRate", 0.05}});
                     }),
      count("batch", "B", "batch size", "Examples of one update.", 1, 1024, 128, 32, Scale::log),
      count("steps", "", "steps", "How many updates are made.", 1, 5000, 2000, 600, Scale::log),
      advanced(
          part_parameter("loss", "loss",
                         "How outputs are compared with targets; without it, cross-entropy for classes and the mean "
                         "squared error for other numbers.",
                         "loss", {})),
      share("validation", "", "held out", "The share of the examples that is not learned from, only tried.", 0.9, 0.25),
      advanced(part_parameter("scaler", "scaling of the inputs",
                              "Brings each input to a common size; fitted on the examples that are learned from.",
                              "scaler", "none")),
      advanced(part_parameter("targetScaler", "scaling of the targets",
                              "The same for targets that are numbers; the losses are those of the scaled ones.",
                              "scaler", "none")),
      share("smoothing", "\\beta", "smoothing",
            "Of the average of the losses: how much of it each step leaves; 0 for the losses as they are.", 0.999, 0.9),
      advanced(count("statistics", "", "statistics every",
                     "Steps from one look at the layers to the next; without it, about a hundred looks.", 1, 5000, 100,
                     {})),
      advanced(count("bins", "", "bins", "Of each layer's histograms; 0 for none.", 0, 200, 100, 40)),
      range_parameter(),
      seed_parameter()};
}

/// How many of the examples are held out: never all of them.
std::size_t held_out_of(const Value& spec, std::size_t examples) {
  const double wanted = std::floor(spec["validation"].number() * static_cast<double>(examples));
  return std::min(static_cast<std::size_t>(wanted), examples - 1);
}

Expected<TrainingData> split(const Value& spec) {
  Expected<Dataset> made = make_dataset(spec["data"], "data");
  if (!made) return made.error();
  TrainingData data;
  data.given = std::move(made.value());
  const std::size_t held_out = held_out_of(spec, data.given.examples());
  data.rows.resize(data.given.examples());
  std::iota(data.rows.begin(), data.rows.end(), 0U);
  data.learned = data.rows.size() - held_out;
  if (held_out > 0) {
    // A stream of its own: the weights and the order of the examples draw from others. Held out are those drawn first.
    Random random(static_cast<std::uint64_t>(spec["seed"].number()), 3);
    random.shuffle(std::span(data.rows));
    std::rotate(data.rows.begin(), data.rows.begin() + static_cast<std::ptrdiff_t>(held_out), data.rows.end());
  }
  if (auto error = scale_examples(spec, data)) return *error;
  return Expected<TrainingData>(std::move(data));
}

}  // namespace

List<Parameter> comparison_parameters(Parameter list, Parameter shared) {
  List<Parameter> all = constant_parameters<common_parameters>;
  all.insert(0, std::move(list));
  all.insert(6, std::move(shared));
  return all;
}

Expected<Value> complete_comparison(Value spec, std::size_t networks) {
  const Expected<TrainingData> made = split(spec);
  if (!made) return made.error();
  const Dataset &given = made.value().given, &data = made.value().scaled;
  if (spec["loss"].is_null()) spec.set("loss", loss_for(given));
  if (auto error = refuse_loss(spec["loss"], given)) return *error;
  const auto loss = make_loss<float>(spec["loss"]);
  if (auto error = refuse_targets(*loss, outputs_for(*loss, data), data.examples(), data.targets, "data.targets")) {
    return *error;
  }
  const std::size_t learned = data.examples() - held_out_of(spec, data.examples());
  spec.set("batch", std::min(spec["batch"].count(), learned));
  // So many looks fit, and so often one may look: the first and the last step are among them.
  const std::size_t of_a_look = std::max<std::size_t>(1, 2 * networks * spec["depth"].count() * spec["bins"].count());
  const std::size_t steps = spec["steps"].count(), fit = most_numbers / of_a_look - 1;
  const std::size_t every = (steps + fit - 1) / fit;
  if (spec["statistics"].is_null()) spec.set("statistics", std::max(every, (steps + usual_looks - 1) / usual_looks));
  if (spec["statistics"].count() < every) {
    return Error{"statistics", "too-many",
                 "So many looks at so many bins are more than " + std::to_string(most_numbers) +
                     " numbers; look every " + std::to_string(every) + " steps, or less often."};
  }
  return spec;
}

TrainingData split_of(const Value& spec) { return std::move(split(spec).value()); }

}  // namespace descent
