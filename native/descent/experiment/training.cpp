#include "descent/experiment/training.h"

#include <algorithm>
#include <cmath>

#include "descent/base/format.h"
#include "descent/experiment/course.h"
#include "descent/experiment/network_parameters.h"
#include "descent/experiment/network_tables.h"
#include "descent/experiment/numbers.h"
#include "descent/experiment/targets.h"
#include "descent/experiment/trainer.h"
#include "descent/nn/statistics.h"

namespace descent {
namespace {

/// Multiplications that one unit of work stands for.
constexpr std::size_t multiplications = 1000;

template <class S>
class TrainingRun final : public Run {
 public:
  TrainingRun(const Value& spec, const Dataset& data)
      : spec_(spec),
        trainer_(spec, data),
        statistics_(trainer_.network(), 0, 1),
        steps_(spec["steps"].count()),
        every_(spec["statistics"].count()),
        initial_(as_doubles<S>(trainer_.network().parameters())),
        first_gradient_(initial_.size(), std::numeric_limits<double>::quiet_NaN()),
        table_("steps", "Training",
               {{"step", "t", "step", "updates"},
                {"loss", "L", "loss of the batch before the update", ""},
                {"penalty", "", "penalty on the weights", ""},
                {"gradientNorm", "\\lVert g \\rVert", "length of the gradient", ""},
                {"rate", "\\eta", "learning rate", ""}}),
        layers_("layers", "What passes through the layers",
                {{"step", "t", "step", "updates"},
                 {"layer", "", "layer", ""},
                 {"preMean", "", "mean of the pre-activations", ""},
                 {"preDeviation", "", "their standard deviation", ""},
                 {"mean", "", "mean of the activations", ""},
                 {"deviation", "", "their standard deviation", ""},
                 {"gradientDeviation", "", "standard deviation of the gradient", ""},
                 {"saturated", "", "share of flat slopes", ""},
                 {"dead", "", "share of units that are flat for the whole batch", ""}}) {
    table_.reserve(steps_);
    if (every_ > 0) layers_.reserve((steps_ / every_ + 1) * trainer_.network().blocks());
  }

  double advance(std::int64_t work) override {
    const std::size_t cost = std::max<std::size_t>(1, trainer_.cost() / multiplications);
    for (; work > 0 && !over(); work -= static_cast<std::int64_t>(cost)) step();
    return over() ? 1 : static_cast<double>(done_) / static_cast<double>(steps_);
  }

  Result end() override {
    Result result;
    result.spec = spec_;
    table_.append_to(result);
    if (every_ > 0) layers_.append_to(result);
    add_evaluation(result);
    if (spec_["weights"].boolean()) add_weights(result);
    return result;
  }

 private:
  bool over() const { return lost_ || done_ == steps_; }

  void step() {
    const bool watched = every_ > 0 && done_ % every_ == 0;
    const auto report = trainer_.step(watched ? &statistics_ : nullptr);
    if (done_ == 0) {
      const auto gradients = trainer_.network().gradients();
      std::copy(gradients.begin(), gradients.end(), first_gradient_.begin());
    }
    // The tables end at the last finite step.
    lost_ = !std::isfinite(report.loss) || !std::isfinite(report.gradient_norm);
    if (lost_) return;
    const double t = static_cast<double>(done_++);
    table_.add_row({t, report.loss, report.penalty, report.gradient_norm, report.rate});
    if (!watched) return;
    for (std::size_t b = 0; b < trainer_.network().blocks(); ++b) {
      const BlockStatistics& seen = statistics_.blocks()[b];
      layers_.add_row({t, static_cast<double>(b + 1), seen.pre_activation.mean, seen.pre_activation.deviation,
                       seen.activation.mean, seen.activation.deviation, seen.gradient.deviation, seen.saturated,
                       seen.dead});
    }
  }

  void add_evaluation(Result& result) {
    const double missing = std::numeric_limits<double>::quiet_NaN();
    const Evaluation all = trainer_.evaluate();
    const auto finite = [&](double number) { return std::isfinite(number) ? number : missing; };
    TableBuilder facts("evaluation", "All examples, in inference, with the weights so far",
                       {{"loss", "L", "loss", ""},
                        {"accuracy", "", "share of right classes", ""},
                        {"parameters", "", "number of parameters", ""},
                        {"divergedAt", "", "lost at step", ""}});
    facts.add_row({finite(all.loss), all.accuracy, static_cast<double>(initial_.size()),
                   lost_ ? static_cast<double>(done_) : missing});
    facts.append_to(result);
    const std::size_t width = trainer_.network().outputs();
    std::vector<Column> columns;
    for (std::size_t o = 0; o < width; ++o) {
      columns.push_back({"out." + std::to_string(o), "\\hat y", "output " + std::to_string(o), ""});
    }
    TableBuilder outputs("outputs", "Outputs for all examples", std::move(columns));
    std::vector<double> row(width);
    for (std::size_t e = 0; e < all.outputs.size(); e += width) {
      for (std::size_t o = 0; o < width; ++o) row[o] = finite(all.outputs[e + o]);
      outputs.add_row(row);
    }
    outputs.append_to(result);
  }

  void add_weights(Result& result) {
    Network<S>& network = trainer_.network();
    const auto shown = [](std::vector<double> numbers) {
      for (double& number : numbers) {
        if (!std::isfinite(number)) number = std::numeric_limits<double>::quiet_NaN();
      }
      return numbers;
    };
    const std::vector<double> values = shown(as_doubles<S>(network.parameters())), gradients = shown(first_gradient_),
                              buffers = shown(as_doubles<S>(network.buffers()));
    add_pieces(network.parameter_layout(), "layer",
               {{{"initial", "", "before training", ""}, initial_},
                {{"firstGradient", "", "gradient of the first step", ""}, gradients},
                {{"value", "", "now", ""}, values}},
               result);
    add_pieces(network.buffer_layout(), "layer", {{{"value", "", "now", ""}, buffers}}, result);
  }

  Value spec_;
  Trainer<S> trainer_;
  StatisticsWatch<S> statistics_;
  std::size_t steps_, every_, done_ = 0;
  bool lost_ = false;
  std::vector<double> initial_, first_gradient_;
  TableBuilder table_, layers_;
};

std::optional<Error> refuse_order(const Value& order, std::size_t examples) {
  if (order.is_null()) return std::nullopt;
  const Value::Array& rows = order.array();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double row = rows[i].number();
    if (row >= 0 && row < static_cast<double>(examples) && row == std::floor(row)) continue;
    return Error{"order[" + std::to_string(i) + "]", "out-of-range",
                 "An example must be a whole number from 0 to " + std::to_string(examples - 1) + "."};
  }
  if (rows.size() % examples != 0) {
    return Error{"order", "wrong-count",
                 "The order must name a multiple of " + std::to_string(examples) +
                     " examples, epoch after epoch, not " + std::to_string(rows.size()) + "."};
  }
  return std::nullopt;
}

std::optional<Error> refuse_hidden(const Value& hidden) {
  for (std::size_t i = 0; i < hidden.array().size(); ++i) {
    const double units = hidden.array()[i].number();
    if (units == std::floor(units)) continue;
    return Error{"hidden[" + std::to_string(i) + "]", "not-whole", "A layer has a whole number of units."};
  }
  return std::nullopt;
}

Expected<Value> complete(Value spec) {
  const Expected<Dataset> made = make_dataset(spec["data"], "data");
  if (!made) return made.error();
  const Dataset& data = made.value();
  if (auto error = refuse_hidden(spec["hidden"])) return *error;
  if (spec["loss"].is_null()) spec.set("loss", loss_for(data));
  if (auto error = refuse_loss(spec["loss"], data)) return *error;
  const auto loss = make_loss<double>(spec["loss"]);
  if (spec["outputs"].is_null()) spec.set("outputs", outputs_for(*loss, data));
  if (auto error = refuse_targets(*loss, spec["outputs"].count(), data.examples(), data.targets, "data.targets")) {
    return *error;
  }
  spec.set("batch", std::min(spec["batch"].is_null() ? data.examples() : spec["batch"].count(), data.examples()));
  if (auto error = refuse_order(spec["order"], data.examples())) return *error;
  if (!spec["parameters"].is_null()) {
    const std::size_t wanted = Network<double>(network_of_training(spec, data), 1).parameters().size();
    const std::size_t given = spec["parameters"].array().size();
    if (given != wanted) return wrong_count("parameters", "The network's parameters", wanted, given);
  }
  return spec;
}

Parameter count(Text id, Text label, Text help, double min, double max, double slider_max, Value default_value) {
  return {.id = id,
          .label = label,
          .help = help,
          .kind = Kind::integer,
          .min = min,
          .max = max,
          .slider_min = min,
          .slider_max = slider_max,
          .default_value = std::move(default_value),
          .step = 1};
}

Parameter part(Text id, Text label, Text help, Text family, Value default_value) {
  return {.id = id,
          .label = label,
          .help = help,
          .kind = Kind::part,
          .default_value = std::move(default_value),
          .family = family};
}

Parameter number(Text id, Text symbol, Text label, Text help, double slider_max) {
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

Parameter hidden_parameter() {
  Parameter hidden = numbers_parameter("hidden", "hidden layers", "Units of each hidden layer, first to last.", 200);
  hidden.min = 1;
  hidden.max = 1024;
  hidden.min_count = 0;
  hidden.default_value = Value::array({8});
  return hidden;
}

}  // namespace

Experiment training_experiment() {
  return {
      {.id = "training",
       .title = "Training",
       .help = "A network learns from examples, batch by batch.",
       .parameters =
           {part("data", "examples", "What there is to learn from.", "dataset", "gaussians"),
            hidden_parameter(),
            count("outputs", "outputs", "Units of the last layer; without it, as many as the targets ask for.", 1, 1000,
                  10, {}),
            activation_parameter("tanh"),
            normalization_parameter("none"),
            placement_parameter(),
            dropout_parameter(),
            initializer_parameter("xavier-uniform"),
            part("loss", "loss", "How outputs are compared with targets; without it, as it suits them.", "loss", {}),
            part("optimizer", "optimizer", "The rule that makes updates of gradients.", "optimizer",
                 Value::object({{"id", "adam"}, {"learningRate", 0.01}})),
            count("steps", "steps", "How many updates are made.", 0, 20000, 2000, 200),
            count("batch", "batch size", "Examples of one update; without it, all.", 1, 20000, 256, {}),
            number("weightPenalty", "\\lambda", "penalty on weights",
                   "Adds this times each weight to its gradient; biases are left alone.", 0.1),
            number("clip", "", "longest gradient", "A longer gradient is shortened to this; 0 for no limit.", 10),
            numbers_parameter("order", "order of the examples",
                              "Numbers of the examples in the order in which they are seen, epoch after epoch; "
                              "without it, shuffled.",
                              1000000),
            numbers_parameter("parameters", "initial parameters",
                              "All parameters in the order of the tables; without them, drawn by the scheme.", 1000000),
            count("statistics", "statistics every", "Steps from one look at the layers to the next; 0 for none.", 0,
                  1000000, 100, 0),
            {.id = "weights",
             .label = "weights",
             .help = "Whether the result holds all weights.",
             .kind = Kind::boolean,
             .default_value = true,
             .advanced = true},
            seed_parameter(),
            precision_parameter("float")}},
      complete,
      [](const Value& spec) -> std::unique_ptr<Run> {
        const Expected<Dataset> data = make_dataset(spec["data"], "data");
        if (spec["precision"].string() == "float") {
          return std::make_unique<TrainingRun<float>>(spec, data.value());
        }
        return std::make_unique<TrainingRun<double>>(spec, data.value());
      }};
}

}  // namespace descent
