#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace descent {

/// Exponentially weighted moving average: v_t = β v_{t−1} + (1 − β) x_t, from v_0 = 0.
/// The start from zero makes it too small at first; `corrected` divides by the weights' sum, 1 − βᵗ
/// (Kingma & Ba 2015, section 3).
class Ewma {
 public:
  /// 0 ≤ beta < 1.
  explicit Ewma(double beta) : beta_(beta) {}

  void update(double x) {
    value_ = beta_ * value_ + (1 - beta_) * x;
    missing_ *= beta_;
  }
  /// v_t; 0 before the first update.
  double value() const { return value_; }
  /// βᵗ: the share of the weight that still rests on the zero it started from.
  double missing() const { return missing_; }
  /// v_t / (1 − βᵗ). Not defined before the first update.
  double corrected() const { return value_ / (1 - missing_); }

 private:
  double beta_;
  double value_ = 0;
  double missing_ = 1;
};

/// The other common start: v_1 = x_1 instead of v_0 = 0, so the first value keeps a large weight for long.
std::vector<double> ewma_from_first(std::span<const double> x, double beta);

/// Mean of the last `window` values, of as many as there are at the start.
std::vector<double> moving_mean(std::span<const double> x, std::size_t window);

/// Mean of the values up to `half` steps before and after, of as many as there are at the ends: smooth, and not late,
/// because it looks into the future.
std::vector<double> centred_mean(std::span<const double> x, std::size_t half);

/// By how many steps `average` trails `reference`: the shift k in 0 … max_shift for which the mean of
/// (average[t + k] − reference[t])² is least. NaN when that is at the end of the range, where the data do not bound it.
double measured_lag(std::span<const double> reference, std::span<const double> average, std::size_t max_shift);

}  // namespace descent
