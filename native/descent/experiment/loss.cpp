#include "descent/experiment/loss.h"

#include <cmath>

#include "descent/base/constant.h"
#include "descent/experiment/at_once.h"
#include "descent/experiment/numbers.h"
#include "descent/experiment/targets.h"
#include "descent/nn/loss.h"

namespace descent {
namespace {

template <class S>
void compute(const Value& spec, Result& result) {
  const std::vector<double> given = numbers_of(spec["outputs"]), wanted = numbers_of(spec["targets"]);
  const std::size_t width = spec["width"].count(), examples = given.size() / width;
  const auto loss = make_loss<S>(spec["loss"]);
  const std::size_t term_rows = loss->terms(width), target_rows = loss->target_features(width);
  Buffer<S> output_numbers = batch_buffer<S>(width, examples), slope_numbers = output_numbers,
            target_numbers = batch_buffer<S>(target_rows, examples),
            term_numbers = batch_buffer<S>(term_rows, examples);
  const Batch<S> outputs{output_numbers.data(), width, examples}, slopes{slope_numbers.data(), width, examples};
  const Batch<S> targets{target_numbers.data(), target_rows, examples}, terms{term_numbers.data(), term_rows, examples};
  fill_batch(given.data(), outputs);
  fill_batch(wanted.data(), targets);

  loss->evaluate(outputs, targets, terms, slopes);
  TableBuilder all_terms("terms", "Terms of the loss", {{"example", "", "example", ""}, {"value", "L", "term", ""}});
  std::vector<double> slope_of_sum;
  for (std::size_t e = 0; e < examples; ++e) {
    for (std::size_t f = 0; f < term_rows; ++f) {
      all_terms.add_row({static_cast<double>(e), static_cast<double>(terms.at(f, e))});
    }
    for (std::size_t f = 0; f < width; ++f) slope_of_sum.push_back(static_cast<double>(slopes.at(f, e)));
  }
  double sum = 0;
  for (std::size_t row = 0; row < all_terms.rows(); ++row) sum += all_terms.at(row, 1);
  const double mean = loss->mean(outputs, targets, terms, slopes);
  TableBuilder all_outputs("outputs", "Outputs",
                           {{"example", "", "example", ""},
                            {"output", "", "output", ""},
                            {"value", "\\hat y", "value", ""},
                            {"slope", "", "derivative of the mean", ""},
                            {"slopeOfSum", "", "derivative of the sum", ""}});
  for (std::size_t e = 0; e < examples; ++e) {
    for (std::size_t f = 0; f < width; ++f) {
      all_outputs.add_row({static_cast<double>(e), static_cast<double>(f), given[e * width + f],
                           static_cast<double>(slopes.at(f, e)), slope_of_sum[e * width + f]});
    }
  }
  TableBuilder facts("facts", "The loss", {{"mean", "L", "mean", ""}, {"sum", "", "sum", ""}});
  facts.add_row({mean, sum});
  facts.append_to(result);
  all_terms.append_to(result);
  all_outputs.append_to(result);
}

Expected<Value> complete(Value spec) {
  const std::size_t width = spec["width"].count(), count = spec["outputs"].array().size();
  if (count % width != 0) {
    return Error{
        "outputs", "wrong-count",
        "The outputs must be a multiple of " + std::to_string(width) + " numbers, not " + std::to_string(count) + "."};
  }
  const auto loss = make_loss<double>(spec["loss"]);
  if (spec["targets"].is_null()) {
    spec.set("targets", Value::Array(loss->target_features(width) * (count / width), Value(0)));
  }
  const std::vector<double> targets = numbers_of(spec["targets"]);
  if (auto error = refuse_targets(*loss, width, count / width, targets, "targets")) return *error;
  return spec;
}

constexpr Parameter outputs_parameter() {
  Parameter outputs = numbers_parameter("outputs", "outputs", "The network's outputs, example by example.", 100000);
  outputs.default_value = [] { return Value::array({0.5, -1, 2, 0}); };
  return outputs;
}

constexpr Experiment experiment() {
  return {{.id = "loss",
           .title = "Loss",
           .help = "A loss at given outputs and targets, term by term, and its derivative by every output.",
           .parameters = {{.id = "loss",
                           .label = "loss",
                           .help = "How outputs are compared with targets.",
                           .kind = Kind::part,
                           .default_value = "mse",
                           .family = "loss"},
                          outputs_parameter(),
                          numbers_parameter("targets", "targets",
                                            "What they should be: as many numbers, or the number of a class for each "
                                            "example; without them, 0.",
                                            100000),
                          {.id = "width",
                           .label = "outputs of one example",
                           .help = "How many outputs belong to one example.",
                           .kind = Kind::integer,
                           .min = 1,
                           .max = 1000,
                           .slider_min = 1,
                           .slider_max = 10,
                           .default_value = 1,
                           .step = 1},
                          precision_parameter("double")}},
          complete,
          [](const Value& spec) -> std::unique_ptr<Run> {
            return std::make_unique<AtOnce>(spec,
                                            spec["precision"].string() == "float" ? compute<float> : compute<double>);
          }};
}

}  // namespace

Experiment loss_experiment() { return constant<experiment>; }

}  // namespace descent
