#include "descent/nn/statistics.h"

#include <algorithm>
#include <cmath>

namespace descent {

template <class S>
StatisticsWatch<S>::StatisticsWatch(const Network<S>& network, std::size_t bins, double range)
    : range_(range), blocks_(network.blocks()) {
  for (BlockStatistics& block : blocks_) {
    for (Summary* tally : {&block.pre_activation, &block.activation, &block.gradient, &block.output}) {
      tally->bins.resize(bins);
    }
  }
}

template <class S>
void StatisticsWatch<S>::see_activation(std::size_t block, Batch<const S> before, Batch<const S> after,
                                        const S* slopes) {
  BlockStatistics& out = blocks_[block];
  tally(before, out.pre_activation);
  tally(after, out.activation);
  out.saturated = out.dead = 0;
  if (slopes == nullptr) return;
  std::size_t flat = 0, dead = 0;
  for (std::size_t f = 0; f < before.features; ++f) {
    const S* row = slopes + f * before.stride();
    std::size_t here = 0;
    for (std::size_t e = 0; e < before.examples; ++e) here += std::fabs(row[e]) < static_cast<S>(flat_slope);
    flat += here;
    dead += here == before.examples;
  }
  const double units = static_cast<double>(before.features);
  out.saturated = static_cast<double>(flat) / (units * static_cast<double>(before.examples));
  out.dead = static_cast<double>(dead) / units;
}

template <class S>
void StatisticsWatch<S>::see_gradient(std::size_t block, Batch<const S> /*before*/, Batch<const S> after) {
  tally(after, blocks_[block].gradient);
}

template <class S>
void StatisticsWatch<S>::see_output(std::size_t block, Batch<const S> output) {
  tally(output, blocks_[block].output);
}

template <class S>
void StatisticsWatch<S>::tally(Batch<const S> values, Summary& out) const {
  const double count = static_cast<double>(values.features * values.examples);
  double total = 0, squares = 0;
  for (std::size_t f = 0; f < values.features; ++f) {
    for (std::size_t e = 0; e < values.examples; ++e) total += static_cast<double>(values.at(f, e));
  }
  out.mean = total / count;
  out.below = out.above = 0;
  std::fill(out.bins.begin(), out.bins.end(), 0);
  const double last = static_cast<double>(out.bins.size()) - 1;
  const double per_bin = static_cast<double>(out.bins.size()) / (2 * range_);
  for (std::size_t f = 0; f < values.features; ++f) {
    for (std::size_t e = 0; e < values.examples; ++e) {
      const double value = static_cast<double>(values.at(f, e)), d = value - out.mean;
      squares += d * d;
      // NaN belongs to no bin.
      if (out.bins.empty() || value != value) continue;
      out.below += value < -range_;
      out.above += value > range_;
      const double bin = std::clamp((value + range_) * per_bin, 0.0, last);
      ++out.bins[static_cast<std::size_t>(bin)];
    }
  }
  out.deviation = std::sqrt(squares / count);
}

template class StatisticsWatch<float>;
template class StatisticsWatch<double>;

}  // namespace descent
