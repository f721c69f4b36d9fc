#pragma once

#include <span>
#include <vector>

namespace descent {

/// A quantile, which can lie between two doubles, as the sum of two.
struct Quantile {
  double high = 0, low = 0;
  double value() const { return high + low; }
};

/// a − b, without losing what both have in common.
inline double difference(const Quantile& a, const Quantile& b) { return (a.high - b.high) + (a.low - b.low); }

/// Quantiles of a column, interpolated linearly between order statistics: definition 7 of Hyndman & Fan 1996, "Sample
/// Quantiles in Statistical Packages", The American Statistician 50(4), 361–365, which numpy and R take by default.
class Quantiles {
 public:
  /// `column` must not be empty, and holds finite numbers only.
  explicit Quantiles(std::span<const double> column);
  /// 0 ≤ share ≤ 1: 0.5 is the median.
  Quantile at(double share);

 private:
  std::vector<double> values_;
};

}  // namespace descent
