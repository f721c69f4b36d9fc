#pragma once

#include <vector>

#include "descent/experiment/claims/claim.h"
#include "descent/experiment/rate_search.h"

namespace descent {

/// Finds out about a surface what a fair trial needs: each racer's best rate, not for one start but for several that
/// are spread evenly over the region and that no trial uses, and how steep the surface typically is. In pieces, so that
/// it can be interrupted.
class GroundSearch {
 public:
  /// From this many starts every rate is tried.
  static constexpr std::size_t starts = 8;
  /// From 0.00001 to 10, eight to a decade.
  static constexpr std::size_t rates = 49;

  GroundSearch(const Track& track, const Value::Array& racers, Goal goal);

  /// Runs that are to be made in all.
  std::size_t size() const { return racers_.size() * rates; }
  bool done() const { return results_.size() == size(); }
  /// One racer at one rate, from all starts: starts × steps updates at most.
  void step();
  /// Each racer's best; with NaN for the steps where it arrives from nowhere.
  std::vector<RateTrial> best() const;
  /// Root mean square of the gradient's components at the starts.
  double slope() const;

 private:
  const Track& track_;
  const Value::Array& racers_;
  Goal goal_;
  std::vector<Eigen::Vector2d> places_;
  std::vector<double> tried_;
  std::vector<RateTrial> results_;
};

}  // namespace descent
