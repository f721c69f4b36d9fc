#pragma once

#include <memory>
#include <string>
#include <vector>

#include "descent/experiment/trainer.h"
#include "descent/experiment/training_data.h"

// What the experiments have in common in which optimizers train the same network: their knobs, how a spec is judged,
// and what is the same for all of them.
namespace descent {

/// Everything but the optimizers: examples, network, loss, batches, steps, and what counts as arriving.
List<Parameter> training_course_parameters();
/// The optimizers.
Parameter training_racers_parameter();

/// Fills in outputs, loss, batch size and how often one looks; refuses what no network can be trained on.
Expected<Value> complete_training_course(Value spec);

/// The examples of a complete spec and how well a network does on them; makes trainers.
class TrainingCourse {
 public:
  explicit TrainingCourse(const Value& spec);

  /// A network that learns by this rule. The seed picks its first weights, the order of its examples and what dropout
  /// leaves out: the same for every rule.
  std::unique_ptr<Trainer<float>> trainer(const Value& optimizer, std::uint64_t seed) const;
  /// Of the raced seeds, from 0; beyond the last, seeds that no race uses.
  std::uint64_t seed(std::size_t index) const;

  /// On the examples that are learned from, and on those held out. Of very many, so many as tell enough, evenly spread.
  /// NaN where there are none or the loss is no number.
  Score learned(Trainer<float>& trainer) const { return score(trainer, learned_); }
  Score held_out(Trainer<float>& trainer) const { return score(trainer, held_out_); }
  /// How many of them are looked at.
  std::size_t learned_seen() const { return learned_.count; }
  std::size_t held_out_seen() const { return held_out_.count; }
  /// About how many multiplications a look takes.
  std::size_t look_cost(Trainer<float>& trainer) const;

  const TrainingData& data() const { return data_; }
  std::size_t steps() const { return steps_; }
  /// The share of the first loss that counts as arrived.
  double target() const { return target_; }

 private:
  static Score score(Trainer<float>& trainer, const Examples<float>& examples);

  Value spec_;
  TrainingData data_;
  Dataset to_learn_;
  Examples<float> learned_, held_out_;
  std::size_t steps_, seeds_;
  double target_;
};

}  // namespace descent
