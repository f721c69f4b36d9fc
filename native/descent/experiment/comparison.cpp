#include "descent/experiment/comparison.h"

#include <cmath>

#include "descent/experiment/comparison_parameters.h"
#include "descent/experiment/targets.h"

namespace descent {

Value training_of(const Value& spec, const Difference& difference, std::size_t network) {
  Value training = Value::object({{"experiment", "training"}});
  for (const char* shared : {"data", "activation", "placement", "normalization", "initializer", "loss", "optimizer",
                             "steps", "batch", "seed"}) {
    if (const Value* value = spec.find(shared)) training.set(shared, *value);
  }
  training.set("hidden", Value(Value::Array(spec["depth"].count(), spec["width"])));
  training.set(difference.part, spec[difference.list].array()[network]);
  return training;
}

Comparison::Comparison(const Value& spec, const Difference& difference)
    : Comparison(spec, difference, split_of(spec)) {}

Comparison::Comparison(const Value& spec, const Difference& difference, const TrainingData& split)
    : given_(split.given), held_out_(split.to_hold_out()), smoothing_(spec["smoothing"].number()) {
  // What it was made of is not kept but for what it was.
  given_.inputs = given_.targets = {};
  const Dataset learned = split.to_learn();
  const std::size_t outputs = outputs_for(*make_loss<float>(spec["loss"]), split.given);
  for (std::size_t k = 0; k < spec[difference.list].array().size(); ++k) {
    Value training = training_of(spec, difference, k);
    training.set("outputs", outputs);
    for (const char* nothing : {"dropout", "weightPenalty", "clip"}) training.set(nothing, 0.0);
    for (const char* missing : {"order", "parameters"}) training.set(missing, Value());
    contestants_.push_back(
        std::make_unique<Contestant>(training, learned, spec["bins"].count(), spec["range"].number()));
    contestants_.back()->batch_norm = training["normalization"]["id"].string() == "batch-norm";
  }
}

Score Comparison::score(std::size_t index) {
  Score score = contestants_[index]->trainer.score(held_out_);
  if (held_out_.count == 0 || !std::isfinite(score.loss)) score.loss = std::numeric_limits<double>::quiet_NaN();
  return score;
}

void Comparison::step(bool watched, bool update) {
  const double time = static_cast<double>(seen_++);
  decay_ *= smoothing_;
  for (std::size_t k = 0; k < contestants_.size(); ++k) {
    Contestant& network = *contestants_[k];
    if (network.lost()) continue;
    if (watched) network.held_out = score(k);
    StatisticsWatch<float>* watch = watched ? &network.watch : nullptr;
    network.step = update ? network.trainer.step(watch) : network.trainer.look(watch);
    if (!std::isfinite(network.step.loss) || !std::isfinite(network.step.gradient_norm)) {
      network.lost_at = time;
      continue;
    }
    network.average = smoothing_ * network.average + (1 - smoothing_) * network.step.loss;
    network.alone += network.batch_norm && network.trainer.seen() == 1;
  }
}

std::size_t Comparison::cost() const {
  std::size_t total = 0;
  for (const auto& network : contestants_) total += network->trainer.cost();
  return total;
}

}  // namespace descent
