#pragma once

#include <memory>

#include "descent/base/result.h"
#include "descent/experiment/terrain_model.h"
#include "descent/optim/optimizer.h"
#include "descent/optim/schedule.h"

namespace descent {

/// One of the two pictures: the surface of the model with its axes stretched. Its weights are w = stretch ∘ u, its loss
/// is L = factor · ℓ, so ∂L/∂w = factor · ∂ℓ/∂u / stretch, and once more for the Hessian. An input that is divided by
/// more has a weight that is larger, for the same predictions.
struct TerrainSide {
  enum Kind { raw, scaled };
  TerrainSide(const TerrainModel& model, const TerrainData& data, Kind kind);

  Eigen::Vector2d weights(const Eigen::Vector2d& u) const { return stretch.cwiseProduct(u); }
  Eigen::Vector2d deviations(const Eigen::Vector2d& w) const { return w.cwiseQuotient(stretch); }
  double loss(const Eigen::Vector2d& w) const { return factor * model.value(deviations(w)); }
  Eigen::Vector2d gradient(const Eigen::Vector2d& w) const {
    return factor * model.gradient(deviations(w)).cwiseQuotient(stretch);
  }
  Hessian hessian(const Eigen::Vector2d& w) const;
  /// For the person that is asked for, in the unit of the table.
  double prediction(const Eigen::Vector2d& w) const { return mean + deviation * model.prediction(deviations(w)); }

  const TerrainModel& model;
  Eigen::Vector2d stretch;
  double factor;     ///< square of the target's standard deviation, in the units that it is predicted in
  double deviation;  ///< the target's standard deviation, as in the table
  double mean;       ///< and its mean
};

/// The step from which on plain gradient descent at a constant rate has at most the share `tolerance` of the way left,
/// counted in standard deviations; NaN where it never comes nearer. Of the linear model, whose walk is known in closed
/// form: along each eigenvector of the Hessian, the way that is left is multiplied by 1 − ηλ at every step.
double steps_needed(const TerrainSide& side, const Eigen::Vector2d& start, double rate, double tolerance);

/// The walk of an optimizer over one side, with its record.
class TerrainWalk {
 public:
  /// From `start` (in standard deviations); `part` is a resolved optimizer, of which the learning rate is not used.
  /// `table` has the columns of walk_columns().
  TerrainWalk(const TerrainSide& side, TableBuilder& table, const Value& part, double rate,
              const Eigen::Vector2d& start, std::size_t steps, double tolerance);

  /// One update. A walk that is further than `far` ways from the minimum is lost, and stays at its last good place.
  void step();
  bool done() const { return lost_ || steps_ == most_; }
  std::size_t steps() const { return steps_; }
  bool lost() const { return lost_; }
  /// From which step on it is within the tolerance; NaN while it is not.
  double reached() const { return reached_; }
  /// Share of the way that is left.
  double left() const { return left_; }

  static constexpr double far = 1000;

 private:
  void record();

  const TerrainSide& side_;
  TableBuilder& table_;
  std::unique_ptr<Optimizer<double>> optimizer_;
  std::unique_ptr<Schedule> schedule_;
  double rate_, way_, tolerance_;
  std::size_t most_, steps_ = 0;
  Eigen::Vector2d w_, gradient_{0, 0};
  double left_ = 1, reached_;
  bool lost_ = false;
};

}  // namespace descent
