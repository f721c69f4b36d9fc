#pragma once

#include <cstdint>
#include <vector>

#include "descent/nn/network.h"

namespace descent {

/// Mean and standard deviation (divided by their number) of some numbers, and how many lie in each of equally wide
/// bins. The outer bins take what lies beyond them, which is counted too.
struct Summary {
  double mean = 0, deviation = 0;
  std::uint32_t below = 0, above = 0;
  std::vector<std::uint32_t> bins;
};

/// What passes through one block's activation.
struct BlockStatistics {
  Summary pre_activation, activation, gradient;  ///< the gradient is ∂L/∂a
  Summary output;                                ///< what the block hands on
  double saturated = 0;                          ///< share of the numbers where |φ′| is below `flat_slope`
  double dead = 0;                               ///< share of the units where that holds for the whole batch
};

/// Below this a slope counts as flat: next to nothing is learned through it.
inline constexpr double flat_slope = 0.01;

/// Takes the statistics of every block. Nothing is allocated after it is made.
template <class S>
class StatisticsWatch final : public Watch<S> {
 public:
  /// `bins` bins over [−range, range]; 0: no histograms.
  StatisticsWatch(const Network<S>& network, std::size_t bins, double range);

  void see_activation(std::size_t block, Batch<const S> before, Batch<const S> after, const S* slopes) override;
  void see_gradient(std::size_t block, Batch<const S> before, Batch<const S> after) override;
  void see_output(std::size_t block, Batch<const S> output) override;

  const std::vector<BlockStatistics>& blocks() const { return blocks_; }
  double range() const { return range_; }

 private:
  void tally(Batch<const S> values, Summary& out) const;

  double range_;
  std::vector<BlockStatistics> blocks_;
};

}  // namespace descent
