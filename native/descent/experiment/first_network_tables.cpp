#include "descent/experiment/first_network_tables.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "descent/base/format.h"
#include "descent/experiment/network_tables.h"
#include "descent/experiment/training_tables.h"

namespace descent {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

Columns combination_columns() {
  return {{"combination", "", "combination", ""},
          {"normalize", "", "normalization", ""},
          {"initialize", "", "initialization", ""},
          {"optimize", "", "optimizer", ""},
          {"rate", "\\eta", "learning rate", ""},
          {"error", "", "root of the mean squared error", ""},
          {"prediction", "\\hat y", "prediction for the person", ""},
          {"meanError", "", "predicted minus given, on average", ""},
          {"spread", "", "standard deviation of the predictions", ""},
          {"kinds", "", "different hidden units", ""},
          {"saturated", "", "share of the hidden units' answers on a flat slope", ""},
          {"divergedAt", "", "lost at step", "updates"},
          {"stepsToGo", "", "further steps to the right mean, at the pace so far", "updates"},
          {"outcome", "",
           "0 learned, 1 lost, 2 far off for all, 3 the same for all, 4 on the way, 5 more than twice as far off as "
           "before training",
           ""}};
}

Columns named_columns(const Dataset& data) {
  Columns columns;
  for (std::size_t c = 0; c < data.features + data.target_width; ++c) {
    const bool input = c < data.features;
    const std::string number = std::to_string(input ? c : c - data.features);
    const bool named = !data.columns.empty();
    columns.push_back({concat({input ? "x." : "y.", number}), input ? "x" : "y",
                       named ? data.columns[c].name : concat({input ? "input " : "target ", std::to_string(c + 1)}),
                       named ? data.columns[c].unit : ""});
  }
  return columns;
}

std::string target_unit(const Dataset& data) { return data.columns.empty() ? "" : data.columns.back().unit; }

void add_unit_columns(std::size_t hidden, Columns& columns) {
  for (std::size_t u = 0; u < hidden; ++u) {
    columns.push_back({"unit." + std::to_string(u), "a", "hidden unit " + std::to_string(u + 1), ""});
  }
}

void add_people(const FirstLearner& learner, Result& result) {
  const Dataset& data = learner.data().given;
  Columns columns = named_columns(data);
  columns.push_back({"prediction", "\\hat y", "prediction", target_unit(data)});
  columns.push_back({"inUse", "", "in the batch of the last update", ""});
  add_unit_columns(learner.hidden(), columns);
  TableBuilder table("people", "The examples, and what the network says of them", std::move(columns));
  table.reserve(learner.people());
  std::vector<double> row;
  for (std::size_t e = 0; e < learner.people(); ++e) {
    const auto batch = learner.batch();
    row.assign(data.inputs.begin() + static_cast<std::ptrdiff_t>(e * data.features),
               data.inputs.begin() + static_cast<std::ptrdiff_t>((e + 1) * data.features));
    row.push_back(data.targets[e]);
    row.push_back(finite_or_missing(learner.predictions()[e]));
    row.push_back(std::count(batch.begin(), batch.end(), e) > 0 ? 1 : 0);
    for (std::size_t u = 0; u < learner.hidden(); ++u) row.push_back(finite_or_missing(learner.unit(u, e)));
    table.add_row(row);
  }
  table.append_to(result);
}

void add_person(const FirstLearner& learner, std::span<const double> person, Result& result) {
  const Dataset& data = learner.data().given;
  Columns columns = named_columns(data);
  columns.resize(data.features);
  columns.push_back({"prediction", "\\hat y", "prediction", target_unit(data)});
  add_unit_columns(learner.hidden(), columns);
  TableBuilder table("person", "The person to be predicted", std::move(columns));
  std::vector<double> row(person.begin(), person.end());
  row.push_back(finite_or_missing(learner.prediction()));
  for (std::size_t u = 0; u < learner.hidden(); ++u) {
    row.push_back(finite_or_missing(learner.unit(u, learner.people())));
  }
  table.add_row(row);
  table.append_to(result);
}

}  // namespace

Courses::Courses(std::size_t steps)
    : steps_(steps),
      combinations_("combinations", "What each combination of remedies has come to", combination_columns()) {
  for (std::size_t k = 0; k < Remedies::combinations; ++k) {
    errors_[k].assign(steps + 1, missing);
    predictions_[k].assign(steps + 1, missing);
  }
  combinations_.reserve(Remedies::combinations);
}

void Courses::add(std::size_t combination, double error, double prediction) {
  const std::size_t row = rows_[combination]++;
  errors_[combination][row] = finite_or_missing(error);
  predictions_[combination][row] = finite_or_missing(prediction);
}

void Courses::end_combination(std::size_t combination, Remedies remedies, double rate, double lost_at,
                              const Standing& now, Outcome outcome, double prediction, double first_mean_error) {
  const double made = static_cast<double>(rows_[combination] - 1);
  const double pace = (now.mean_error - first_mean_error) / made, to_go = -now.mean_error / pace;
  const bool lost = outcome == Outcome::lost;
  combinations_.add_row({static_cast<double>(combination), remedies.normalize ? 1.0 : 0.0,
                         remedies.initialize ? 1.0 : 0.0, remedies.optimize ? 1.0 : 0.0, rate,
                         finite_or_missing(now.error), finite_or_missing(prediction), finite_or_missing(now.mean_error),
                         finite_or_missing(now.spread), static_cast<double>(now.kinds),
                         finite_or_missing(now.saturated), lost_at,
                         outcome == Outcome::far && !lost && to_go > 0 ? finite_or_missing(to_go) : missing,
                         static_cast<double>(outcome)});
}

void Courses::append_to(Result& result) const {
  combinations_.append_to(result);
  Columns columns = {{"step", "t", "updates made", "updates"}};
  for (std::size_t k = 0; k < Remedies::combinations; ++k) {
    columns.push_back({"error." + std::to_string(k), "", "combination " + std::to_string(k) + ": error", ""});
  }
  for (std::size_t k = 0; k < Remedies::combinations; ++k) {
    columns.push_back({"prediction." + std::to_string(k), "\\hat y",
                       "combination " + std::to_string(k) + ": prediction for the person", ""});
  }
  TableBuilder table("steps", "Root of the mean squared error over all examples, and the prediction", columns);
  table.reserve(steps_ + 1);
  std::vector<double> row(table.width());
  for (std::size_t t = 0; t <= steps_; ++t) {
    row[0] = static_cast<double>(t);
    for (std::size_t k = 0; k < Remedies::combinations; ++k) {
      row[1 + k] = errors_[k][t];
      row[1 + Remedies::combinations + k] = predictions_[k][t];
    }
    table.add_row(row);
  }
  table.append_to(result);
}

void add_drawn_network(FirstLearner& learner, const Value& training, std::span<const double> person, Result& result) {
  add_people(learner, result);
  add_person(learner, person, result);
  Network<double>& network = learner.trainer().network();
  std::vector<double> values = as_doubles<double>(network.parameters());
  for (double& value : values) value = finite_or_missing(value);
  add_pieces(network.parameter_layout(), "layer", {{{"value", "", "now", ""}, values}}, result);
  if (training["map"].count() > 0) add_map(learner.trainer(), training, learner.data(), result);
}

void add_drawn(std::size_t combination, std::size_t step, double rate, double lost_at, double largest, Result& result) {
  TableBuilder table("drawn", "The network that is drawn",
                     {{"combination", "", "combination of remedies", ""},
                      {"step", "t", "updates made", "updates"},
                      {"rate", "\\eta", "learning rate", ""},
                      {"divergedAt", "", "lost at step", "updates"},
                      {"largestWeight", "", "its largest weight in all of training", ""}});
  table.add_row(
      {static_cast<double>(combination), static_cast<double>(step), rate, lost_at, finite_or_missing(largest)});
  table.append_to(result);
}

void add_targets(const Targets& targets, const Dataset& data, Result& result) {
  const std::string unit = target_unit(data);
  // From zero, where that is not far off, and a fifth of the range beyond the largest.
  const double range = targets.most > targets.least ? targets.most - targets.least : 1;
  const double low = targets.least >= 0 && targets.least <= range ? 0 : targets.least - range / 5;
  TableBuilder table("targets", "What there is to predict",
                     {{"mean", "", "mean", unit},
                      {"deviation", "", "standard deviation: the error of who always says the mean", unit},
                      {"least", "", "least", unit},
                      {"most", "", "most", unit},
                      {"low", "", "lower end of the axis", unit},
                      {"high", "", "upper end of the axis", unit}});
  table.add_row({targets.mean, targets.deviation, targets.least, targets.most, low, targets.most + range / 5});
  table.append_to(result);
}

}  // namespace descent
