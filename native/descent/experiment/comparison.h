#pragma once

#include <limits>
#include <memory>
#include <string_view>
#include <vector>

#include "descent/experiment/trainer.h"
#include "descent/experiment/training_data.h"
#include "descent/nn/statistics.h"

namespace descent {

/// What differs between the networks of a comparison: `list` is its parameter in the comparison's spec
/// ("normalizations"), `part` what each entry is in the spec of a single training ("normalization").
struct Difference {
  std::string_view list, part;
};

/// The spec of the training experiment that trains one of the networks alone.
Value training_of(const Value& spec, const Difference& difference, std::size_t network);

/// One network of a comparison, and what it was like in the last step.
struct Contestant {
  Contestant(const Value& training, const Dataset& data, std::size_t bins, double range)
      : trainer(training, data), watch(trainer.network(), bins, range) {}

  Trainer<float> trainer;
  StatisticsWatch<float> watch;
  Trainer<float>::Step step{};
  Score held_out{};       ///< on the examples that were held out, before the update
  double average = 0;     ///< β average + (1 − β) loss, from 0
  std::size_t alone = 0;  ///< batches so far of one example, where batch norm is at work: it has no spread
  bool batch_norm = false;
  double lost_at = std::numeric_limits<double>::quiet_NaN();  ///< step at which the loss was no longer a number

  bool lost() const { return lost_at == lost_at; }
};

/// Networks that differ in one part only, trained side by side: the same examples in the same batches, and the same
/// random numbers for the weights they start from. Nothing is allocated in a step.
class Comparison {
 public:
  /// From a complete spec.
  Comparison(const Value& spec, const Difference& difference);

  /// One batch for all networks that are not lost. `watched`: with a look at what passes through the layers and at the
  /// held-out examples. `update`: the weights learn from it.
  void step(bool watched, bool update);

  /// The examples as the dataset has them, without their numbers.
  const Dataset& given() const { return given_; }
  std::size_t networks() const { return contestants_.size(); }
  Contestant& network(std::size_t index) { return *contestants_[index]; }
  /// The average of a network's losses so far, with the start-up bias corrected.
  double smooth(std::size_t index) const { return contestants_[index]->average / (1 - decay_); }
  /// On all examples that were held out. NaN where there are none.
  Score score(std::size_t index);
  /// About how many multiplications a step of all networks takes.
  std::size_t cost() const;

 private:
  Comparison(const Value& spec, const Difference& difference, const TrainingData& split);

  Dataset given_;
  Examples<float> held_out_;
  double smoothing_, decay_ = 1;  ///< β, and β^t
  std::size_t seen_ = 0;
  std::vector<std::unique_ptr<Contestant>> contestants_;
};

}  // namespace descent
