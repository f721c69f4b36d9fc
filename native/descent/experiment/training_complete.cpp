#include "descent/experiment/training_complete.h"

#include <algorithm>
#include <cmath>

#include "descent/base/format.h"
#include "descent/experiment/numbers.h"
#include "descent/experiment/targets.h"
#include "descent/experiment/trainer.h"
#include "descent/experiment/training_data.h"
#include "descent/experiment/training_size.h"

namespace descent {
namespace {

/// Maps of more units than this nobody looks at.
constexpr double most_unit_maps = 256;
/// Examples of one update, where the spec names no number.
constexpr std::size_t most_at_once = 20000;

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

/// Of one of the threes of numbers, the first entry that is wrong.
std::optional<Error> refuse_edits(const Value& edits, std::size_t steps, std::size_t parameters) {
  const std::vector<double> numbers = numbers_of(edits);
  if (numbers.size() % 3 != 0) {
    return Error{"edits", "wrong-count",
                 concat({"Parameters are set by threes of numbers: step, parameter, value. These are ",
                         std::to_string(numbers.size()), " numbers."})};
  }
  for (std::size_t i = 0; i < numbers.size(); i += 3) {
    const auto whole = [](double number, std::size_t most) {
      return number >= 0 && number <= static_cast<double>(most) && number == std::floor(number);
    };
    const bool step_fits = whole(numbers[i], steps);
    if (step_fits && whole(numbers[i + 1], parameters - 1)) continue;
    const std::string place = concat({"edits[", std::to_string(step_fits ? i + 1 : i), "]"});
    return Error{place, "out-of-range",
                 step_fits ? concat({"A parameter has a whole number from 0 to ", std::to_string(parameters - 1), "."})
                           : concat({"A step is a whole number from 0 to ", std::to_string(steps), "."})};
  }
  return std::nullopt;
}

std::optional<Error> refuse_probe(const Value& spec, std::size_t features) {
  if (!spec["probe"].is_null() && spec["probe"].array().size() % features != 0) {
    return Error{"probe", "wrong-count",
                 concat({"The inputs to try must be a multiple of ", std::to_string(features), " numbers, not ",
                         std::to_string(spec["probe"].array().size()), "."})};
  }
  if (spec["map"].count() == 0) return std::nullopt;
  if (spec["map"].count() == 1) return Error{"map", "out-of-range", "A map has at least 2 points a side; 0 for none."};
  if (features != 2) {
    return Error{"map", "wrong-count",
                 concat({"A map lies over two inputs; these examples have ", std::to_string(features), "."})};
  }
  double units = 0;
  for (double number : numbers_of(spec["hidden"])) units += number;
  if (!spec["unitMaps"].boolean() || units <= most_unit_maps) return std::nullopt;
  return Error{"unitMaps", "too-many",
               concat({"At most ", format_number(most_unit_maps),
                       " hidden units can have a map of their own; there are ", format_number(units), "."})};
}

/// The same pieces of the same sizes, one after another.
template <class S>
bool same_shape(const Network<S>& a, const Network<S>& b) {
  const auto same = [](const std::vector<PlacedPiece>& one, const std::vector<PlacedPiece>& other) {
    return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                      [](const PlacedPiece& p, const PlacedPiece& q) {
                        return p.block == q.block && p.piece.name == q.piece.name && p.piece.rows == q.piece.rows &&
                               p.piece.columns == q.piece.columns;
                      });
  };
  return same(a.parameter_layout(), b.parameter_layout()) && same(a.buffer_layout(), b.buffer_layout());
}

std::size_t last_step(const Value& spec) {
  return spec["until"].is_null() ? spec["steps"].count() : spec["until"].count();
}

/// Judges and completes the training that this one goes on from.
template <class S>
std::optional<Error> complete_origin(Value& spec, const Network<S>& network) {
  if (spec["origin"].is_null()) {
    if (spec["originStep"].is_null()) return std::nullopt;
    return Error{"originStep", "no-origin", "A step to go on from needs a training that it is a step of: an origin."};
  }
  if (spec["origin"]["id"].string() != "training") {
    return Error{"origin", "wrong-experiment",
                 "Only a training can be gone on from, so the origin's id is \"training\"."};
  }
  Expected<Value> origin = complete_training<S>(spec["origin"]);
  if (!origin) {
    return Error{concat({"origin.", origin.error().path}), origin.error().code, origin.error().message};
  }
  spec.set("origin", std::move(origin.value()));
  const Value& other = spec["origin"];
  const std::size_t reached = last_step(other);
  if (spec["originStep"].is_null()) spec.set("originStep", reached);
  const std::size_t step = spec["originStep"].count();
  if (step > reached) {
    return Error{"originStep", "out-of-range",
                 concat({"The origin ends with step ", std::to_string(reached), ": there is no step ",
                         std::to_string(step), " to go on from."})};
  }
  if (step > spec["steps"].count()) {
    return Error{"steps", "out-of-range",
                 concat({"All steps count, the origin's too: there must be at least ", std::to_string(step), "."})};
  }
  if (!(other["precision"] == spec["precision"])) {
    return Error{"precision", "wrong-precision", "It must be that of the origin."};
  }
  const Expected<TrainingData> data = training_data(other);
  if (same_shape(network, Network<S>(network_of_training(other, data.value().scaled), 1))) return std::nullopt;
  return Error{"origin", "wrong-shape",
               "The network must have the shape of the origin's: the same inputs, layers, normalization and outputs."};
}

}  // namespace

template <class S>
Expected<Value> complete_training(Value spec) {
  const Expected<TrainingData> made = training_data(spec);
  if (!made) return made.error();
  const TrainingData& all = made.value();
  const Dataset& data = all.scaled;
  if (auto error = refuse_hidden(spec["hidden"])) return *error;
  if (spec["loss"].is_null()) spec.set("loss", loss_for(all.given));
  if (auto error = refuse_loss(spec["loss"], all.given)) return *error;
  const auto loss = make_loss<S>(spec["loss"]);
  const bool classes = loss->wants_class() || spec["loss"]["id"].string() == "binary-cross-entropy";
  if (classes && !all.targets.empty()) {
    return Error{"targetScaler", "classes", "This loss compares with classes, and only numbers can be scaled."};
  }
  if (spec["outputs"].is_null()) spec.set("outputs", outputs_for(*loss, data));
  if (auto error = refuse_targets(*loss, spec["outputs"].count(), data.examples(), data.targets, "data.targets")) {
    return *error;
  }
  spec.set("batch", std::min(spec["batch"].is_null() ? most_at_once : spec["batch"].count(), all.learned));
  if (auto error = refuse_order(spec["order"], all.learned)) return *error;
  if (spec["scoreEvery"].is_null()) {
    const std::size_t batch = spec["batch"].count();
    spec.set("scoreEvery", all.held_out() == 0 ? 0 : (all.learned + batch - 1) / batch);
  }
  if (spec["patience"].count() > 0 && (all.held_out() == 0 || spec["scoreEvery"].count() == 0)) {
    return Error{
        "patience", "no-validation",
        "Stopping early looks at the loss of held-out examples: there must be some (validation), looked at from "
        "time to time (scoreEvery)."};
  }
  if (spec["mistakes"].count() > 0 && (all.held_out() == 0 || !loss->wants_class())) {
    return Error{"mistakes", "no-validation",
                 "Mistakes are looked for among held-out examples (validation) with classes, of which a softmax loss "
                 "makes probabilities."};
  }
  if (!spec["until"].is_null() && spec["until"].count() > spec["steps"].count()) {
    return Error{"until", "out-of-range",
                 concat({"There are only ", std::to_string(spec["steps"].count()), " steps to end among."})};
  }
  if (auto error = refuse_probe(spec, all.given.features)) return *error;
  const std::size_t side = spec["map"].count();
  const std::size_t tried = spec["probe"].is_null() ? 0 : spec["probe"].array().size() / all.given.features;
  if (auto error = refuse_size(spec, {data.features, all.rows.size(), side * side + tried})) return *error;
  const Network<S> network(network_of_training(spec, data), 1);
  if (!spec["parameters"].is_null()) {
    const std::size_t wanted = network.parameter_count();
    const std::size_t given = spec["parameters"].array().size();
    if (given != wanted) return wrong_count("parameters", "The network's parameters", wanted, given);
  }
  if (auto error = refuse_edits(spec["edits"], spec["steps"].count(), network.parameter_count())) return *error;
  if (auto error = complete_origin(spec, network)) return *error;
  return spec;
}

template Expected<Value> complete_training<float>(Value spec);
template Expected<Value> complete_training<double>(Value spec);

}  // namespace descent
