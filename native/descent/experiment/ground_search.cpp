#include "descent/experiment/ground_search.h"

#include <array>
#include <cmath>

namespace descent {
namespace {

constexpr double smallest_rate = 1e-5, largest_rate = 10;

/// A start that does not arrive counts as this many times the steps of a run, so that a rate that fails from some
/// starts has to be much quicker from the others.
constexpr double penalty = 2;

/// The digits of k in this base, mirrored at the point: with bases 2 and 3 the points of Halton, "On the efficiency of
/// certain quasi-random sequences of points in evaluating multi-dimensional integrals", Numerische Mathematik 2, 84–90,
/// 1960, which fill a square evenly without a pattern that a surface might share.
double radical_inverse(std::size_t k, std::size_t base) {
  double value = 0, unit = 1;
  for (; k > 0; k /= base) {
    unit /= static_cast<double>(base);
    value += unit * static_cast<double>(k % base);
  }
  return value;
}

}  // namespace

GroundSearch::GroundSearch(const Track& track, const Value::Array& racers, Goal goal)
    : track_(track), racers_(racers), goal_(goal), tried_(spread_rates(smallest_rate, largest_rate, rates)) {
  const Region& r = track.region;
  for (std::size_t k = 1; k <= starts; ++k) {
    places_.emplace_back(r.x_min + (r.x_max - r.x_min) * radical_inverse(k, 2),
                         r.y_min + (r.y_max - r.y_min) * radical_inverse(k, 3));
  }
  results_.reserve(size());
}

void GroundSearch::step() {
  const std::size_t k = results_.size();
  std::array<RateTrial, starts> trials;
  Course course = track_.course;
  for (std::size_t i = 0; i < starts; ++i) {
    course.start = places_[i];
    trials[i] = try_rate(racers_[k / rates], tried_[k % rates], track_, course, goal_);
  }
  results_.push_back(average(trials, penalty * static_cast<double>(course.steps)));
}

std::vector<RateTrial> GroundSearch::best() const {
  std::vector<RateTrial> best;
  for (std::size_t racer = 0; racer < racers_.size(); ++racer) {
    best.push_back(best_of(std::span(results_).subspan(racer * rates, rates)));
  }
  return best;
}

double GroundSearch::slope() const {
  double sum = 0;
  for (const Eigen::Vector2d& at : places_) sum += track_.surface->gradient(at.x(), at.y()).squaredNorm();
  return std::sqrt(sum / (2 * static_cast<double>(starts)));
}

}  // namespace descent
