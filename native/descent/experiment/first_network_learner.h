#pragma once

#include <span>
#include <vector>

#include "descent/experiment/batches.h"
#include "descent/experiment/trainer.h"
#include "descent/experiment/training_data.h"

namespace descent {

/// Which of the three remedies are at work.
struct Remedies {
  static constexpr std::size_t combinations = 8;
  bool normalize = false, initialize = false, optimize = false;

  /// Combination 0 is none of them, 7 all three.
  static Remedies of(std::size_t combination);
  std::size_t combination() const;
};
/// Those of the network that the spec draws.
Remedies drawn_remedies(const Value& spec);

/// The complete spec of the training experiment for a network with these remedies, from a spec of the first network.
/// `rate`: the learning rate; NaN: that of the optimizer itself. Errors have the paths of the first network's spec.
Expected<Value> first_training(const Value& spec, Remedies remedies, double rate);

/// How a network stands with the people it learns from, in the units of their salaries.
struct Standing {
  double error = 0;       ///< root of the mean squared difference
  double mean_error = 0;  ///< predicted minus given, on average
  double spread = 0;      ///< standard deviation of the predictions, divided by their number
  double saturated = 0;   ///< share of the hidden units' answers where the slope is flat
  std::size_t kinds = 0;  ///< different hidden units: those with the same weights count once
};

/// What became of a network.
enum class Outcome {
  learned = 0,  ///< a seventh of the targets' spread is left, or less
  lost = 1,     ///< its numbers are no longer finite
  far = 2,      ///< off by more than the targets' spread, all in one direction
  same = 3,     ///< it tells everybody the same
  halfway = 4,  ///< none of these
  thrown = 5,   ///< more than twice as far off as before training
};

/// One of the networks, while it learns. Nothing is allocated in a step or a look.
class FirstLearner {
 public:
  /// From a complete spec of the training experiment; `person`: the inputs of whoever is to be predicted.
  FirstLearner(const Value& training, std::span<const double> person);

  /// One batch, one update. False where the numbers are no longer finite: the weights stay as they were.
  bool step();
  /// Predicts everybody anew.
  void look();

  std::size_t people() const { return data_.given.examples(); }
  /// As they were at the last look: in the units of the dataset, the person last.
  std::span<const double> predictions() const { return predictions_; }
  double prediction() const { return predictions_.back(); }
  /// What a hidden unit says of each of them.
  double unit(std::size_t unit, std::size_t person) const { return units_[person * hidden() + unit]; }
  std::size_t hidden() const { return trainer_.network().units(0); }
  /// At the last look.
  double error() const;
  Standing standing();
  Outcome outcome(const Standing& now) const;
  /// The largest weight, biases left out.
  double largest_weight();
  /// Examples of the last update; none before the first.
  std::span<const std::uint32_t> batch() const { return batch_; }

  const TrainingData& data() const { return data_; }
  Trainer<double>& trainer() { return trainer_; }
  bool lost() const { return lost_; }

 private:
  double saturated();
  std::size_t kinds();

  TrainingData data_;
  Trainer<double> trainer_;
  Batches batches_;  ///< the same as the trainer's, to tell which examples they hold
  std::span<const std::uint32_t> batch_;
  std::vector<double> rows_;  ///< everybody as the network sees them, the person last
  std::vector<double> predictions_, units_;
  double first_error_ = 0;  ///< before training
  bool lost_ = false;
};

/// Mean of the targets, and their standard deviation divided by their number: the error of who always says the mean.
struct Targets {
  double mean = 0, deviation = 0, least = 0, most = 0;
};
Targets targets_of(const Dataset& data);

}  // namespace descent
