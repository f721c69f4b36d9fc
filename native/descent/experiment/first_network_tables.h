#pragma once

#include "descent/base/result.h"
#include "descent/experiment/first_network_learner.h"

// What the result of the first network holds.
namespace descent {

/// The courses of all combinations, and what became of each.
class Courses {
 public:
  /// Of so many steps each.
  explicit Courses(std::size_t steps);

  /// After one more update of that combination.
  void add(std::size_t combination, double error, double prediction);
  /// `lost_at`: the step; NaN where it is not lost. `first_mean_error`: before training.
  void end_combination(std::size_t combination, Remedies remedies, double rate, double lost_at, const Standing& now,
                       Outcome outcome, double prediction, double first_mean_error);
  void append_to(Result& result) const;

 private:
  std::size_t steps_;
  std::size_t rows_[Remedies::combinations] = {};
  std::vector<double> errors_[Remedies::combinations], predictions_[Remedies::combinations];
  TableBuilder combinations_;
};

/// People, the person, the map and the weights of a network as it stands.
void add_drawn_network(FirstLearner& learner, const Value& training, std::span<const double> person, Result& result);
/// Which network that was, and how large its weights become.
void add_drawn(std::size_t combination, std::size_t step, double rate, double lost_at, double largest, Result& result);
/// What there is to predict, and the ends of an axis for it.
void add_targets(const Targets& targets, const Dataset& data, Result& result);

}  // namespace descent
