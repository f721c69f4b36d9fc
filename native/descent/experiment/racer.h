#pragma once

#include <Eigen/Core>
#include <array>
#include <cstdint>
#include <memory>
#include <span>

#include "descent/base/random.h"
#include "descent/optim/optimizer.h"
#include "descent/optim/schedule.h"
#include "descent/surface/surface.h"

namespace descent {

/// What all racers of a race share.
struct Course {
  const Surface* surface;
  Eigen::Vector2d start;
  std::size_t steps;
  double noise;  ///< standard deviation of the normal noise on each component of the gradient
  std::uint64_t seed;
};

/// One optimizer on its way over a surface: where it is, and what it will use for its next step.
class Racer {
 public:
  /// `part` is a resolved optimizer {id, learningRate, …, schedule, l2, batch}. Racers of one course and one batch see
  /// the same noise at the same step, each from a generator of its own.
  Racer(const Value& part, const Course& course);

  /// One update. False when the racer is lost: a number is no longer finite, or it is further from the middle of the
  /// region than `far` diagonals; it then stays at its last good position.
  bool step();

  std::size_t steps() const { return steps_; }
  bool lost() const { return lost_; }
  double x() const { return params_[0]; }
  double y() const { return params_[1]; }
  double loss() const { return loss_; }
  /// The learning rate of the last update; NaN before the first.
  double rate() const { return rate_; }
  /// How many gradients have been taken for the updates made so far: `batch` for each.
  std::size_t evaluations() const { return steps_ * batch_; }
  /// Where the next gradient is taken, and that gradient, with its noise.
  const std::array<double, 2>& point() const { return point_; }
  const std::array<double, 2>& gradient() const { return gradient_; }
  /// What is noise in that gradient: the mean of `batch` independent draws.
  const std::array<double, 2>& noise() const { return noise_; }
  const Optimizer<double>& optimizer() const { return *optimizer_; }

  /// A racer this many diagonals of the region away has left the map for good.
  static constexpr double far = 1000;

 private:
  bool look();

  const Course& course_;
  std::unique_ptr<Optimizer<double>> optimizer_;
  std::unique_ptr<Schedule> schedule_;
  double base_rate_;
  std::size_t batch_;
  Random random_;
  Eigen::Vector2d middle_;
  double reach_;
  std::array<double, 2> params_, point_{}, gradient_{}, noise_{};
  double loss_ = 0, rate_;
  std::size_t steps_ = 0;
  bool lost_ = false;
};

/// Length of the diagonal of a region.
double diagonal(const Region& region);

/// The minimum nearest to (x, y).
struct Nearest {
  double index = std::numeric_limits<double>::quiet_NaN();     ///< in Surface::minima; NaN where there are none
  double distance = std::numeric_limits<double>::quiet_NaN();  ///< in the units of x and y
};
Nearest nearest_minimum(std::span<const Minimum> minima, double x, double y);

}  // namespace descent
