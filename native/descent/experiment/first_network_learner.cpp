#include "descent/experiment/first_network_learner.h"

#include <algorithm>
#include <cmath>

#include "descent/experiment/resolve.h"
#include "descent/experiment/training_complete.h"
#include "descent/nn/statistics.h"

namespace descent {
namespace {

TrainingData data_of(const Value& training) { return std::move(training_data(training).value()); }

/// Where an error of the training lies in the spec of the first network.
Error relocated(Error error, Remedies remedies) {
  const std::string name = remedies.normalize ? "scaler" : "plainScaler";
  for (const std::string_view key : {"targetScaler", "scaler"}) {
    if (error.path.compare(0, key.size(), key) != 0) continue;
    error.path = name + error.path.substr(key.size());
    break;
  }
  return error;
}

}  // namespace

Remedies Remedies::of(std::size_t combination) {
  return {(combination & 4) != 0, (combination & 2) != 0, (combination & 1) != 0};
}

std::size_t Remedies::combination() const {
  return (normalize ? 4U : 0U) + (initialize ? 2U : 0U) + (optimize ? 1U : 0U);
}

Remedies drawn_remedies(const Value& spec) {
  return {spec["normalize"].boolean(), spec["initialize"].boolean(), spec["optimize"].boolean()};
}

Expected<Value> first_training(const Value& spec, Remedies remedies, double rate) {
  const Value& scaler = spec[remedies.normalize ? "scaler" : "plainScaler"];
  Value optimizer = spec[remedies.optimize ? "optimizer" : "plainOptimizer"];
  if (!std::isnan(rate)) optimizer.set("learningRate", rate);
  Value training = Value::object({{"experiment", "training"},
                                  {"data", spec["data"]},
                                  {"scaler", scaler},
                                  {"targetScaler", scaler},
                                  {"hidden", Value::array({spec["hidden"]})},
                                  {"activation", spec["activation"]},
                                  {"initializer", spec[remedies.initialize ? "initializer" : "plainInitializer"]},
                                  {"loss", "mse"},
                                  {"optimizer", std::move(optimizer)},
                                  {"steps", spec["steps"]},
                                  {"batch", spec["batch"]},
                                  {"map", spec["map"]},
                                  {"unitMaps", true},
                                  {"seed", spec["seed"]},
                                  {"precision", "double"}});
  const Expected<Value> resolved = resolve(training);
  if (!resolved) return relocated(resolved.error(), remedies);
  Expected<Value> complete = complete_training<double>(resolved.value());
  if (!complete) return relocated(complete.error(), remedies);
  return complete;
}

FirstLearner::FirstLearner(const Value& training, std::span<const double> person)
    : data_(data_of(training)),
      trainer_(training, data_.to_learn()),
      batches_(data_.learned, training["batch"].count(), {}, static_cast<std::uint64_t>(training["seed"].number())),
      predictions_(people() + 1),
      units_((people() + 1) * hidden()) {
  std::vector<double> given = data_.given.inputs;
  given.insert(given.end(), person.begin(), person.end());
  rows_ = data_.scale_inputs(given);
  look();
  first_error_ = error();
}

bool FirstLearner::step() {
  if (lost_) return false;
  const auto batch = batches_.next();
  lost_ = !trainer_.step(nullptr).finite;
  if (!lost_) batch_ = batch;
  return !lost_;
}

void FirstLearner::look() {
  const Network<double>& network = trainer_.network();
  trainer_.try_inputs(rows_, [&](std::size_t first, std::size_t examples) {
    const Batch<const double> out = network.output(), units = network.block_output(0);
    for (std::size_t e = 0; e < examples; ++e) {
      predictions_[first + e] = data_.restored(0, out.at(0, e));
      for (std::size_t u = 0; u < units.features; ++u) units_[(first + e) * units.features + u] = units.at(u, e);
    }
  });
}

double FirstLearner::error() const {
  double squares = 0;
  for (std::size_t e = 0; e < people(); ++e) {
    const double difference = predictions_[e] - data_.given.targets[e];
    squares += difference * difference;
  }
  return std::sqrt(squares / static_cast<double>(people()));
}

double FirstLearner::saturated() {
  Network<double>& network = trainer_.network();
  StatisticsWatch<double> watch(network, 0, 1);
  Buffer<double> numbers = batch_buffer<double>(network.inputs(), network.capacity());
  double flat = 0;
  for (std::size_t first = 0; first < people(); first += network.capacity()) {
    const std::size_t here = std::min(network.capacity(), people() - first);
    const Batch<double> batch{numbers.data(), network.inputs(), here};
    fill_batch(rows_.data() + first * network.inputs(), batch);
    network.forward(batch, Mode::inference, &watch);
    flat += watch.blocks()[0].saturated * static_cast<double>(here);
  }
  return flat / static_cast<double>(people());
}

std::size_t FirstLearner::kinds() {
  const Network<double>& network = trainer_.network();
  const double* params = trainer_.network().parameters().data();
  // A unit is what leads into it, its bias, and what leads out of it.
  const auto same = [&](std::size_t a, std::size_t b) {
    for (const PlacedPiece& placed : network.parameter_layout()) {
      const Piece& piece = placed.piece;
      const double* numbers = params + placed.offset;
      if (placed.block == 0) {
        const std::size_t width = piece.size() / hidden();
        for (std::size_t i = 0; i < width; ++i) {
          if (numbers[a * width + i] != numbers[b * width + i]) return false;
        }
      } else if (piece.name == "weight" && numbers[a] != numbers[b]) {
        return false;
      }
    }
    return true;
  };
  std::size_t different = 0;
  for (std::size_t u = 0; u < hidden(); ++u) {
    bool known = false;
    for (std::size_t other = 0; other < u; ++other) known = known || same(u, other);
    different += !known;
  }
  return different;
}

Standing FirstLearner::standing() {
  look();
  const double count = static_cast<double>(people());
  double mean = 0, wanted = 0, squares = 0;
  for (std::size_t e = 0; e < people(); ++e) {
    mean += predictions_[e] / count;
    wanted += data_.given.targets[e] / count;
  }
  for (std::size_t e = 0; e < people(); ++e) {
    squares += (predictions_[e] - mean) * (predictions_[e] - mean) / count;
  }
  return {error(), mean - wanted, std::sqrt(squares), saturated(), kinds()};
}

Outcome FirstLearner::outcome(const Standing& now) const {
  const double spread = targets_of(data_.given).deviation;
  if (lost_ || !std::isfinite(now.error)) return Outcome::lost;
  if (now.error > spread && now.error > 2 * first_error_) return Outcome::thrown;
  if (std::fabs(now.mean_error) > spread) return Outcome::far;
  if (now.spread < spread / 100) return Outcome::same;
  return now.error <= spread / 7 ? Outcome::learned : Outcome::halfway;
}

double FirstLearner::largest_weight() {
  double largest = 0;
  for (const PlacedPiece& placed : trainer_.network().parameter_layout()) {
    if (placed.piece.name != "weight") continue;
    const double* numbers = trainer_.network().parameters().data() + placed.offset;
    for (std::size_t i = 0; i < placed.piece.size(); ++i) largest = std::max(largest, std::fabs(numbers[i]));
  }
  return largest;
}

Targets targets_of(const Dataset& data) {
  const auto [least, most] = std::minmax_element(data.targets.begin(), data.targets.end());
  const double count = static_cast<double>(data.targets.size());
  Targets targets{0, 0, *least, *most};
  for (double target : data.targets) targets.mean += target / count;
  for (double target : data.targets) {
    targets.deviation += (target - targets.mean) * (target - targets.mean) / count;
  }
  targets.deviation = std::sqrt(targets.deviation);
  return targets;
}

}  // namespace descent
