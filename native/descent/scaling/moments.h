#pragma once

#include <cstddef>
#include <span>

namespace descent {

/// Mean and sum of squared deviations of a column, accurate also where the values are large and close together, or so
/// large or small that their squares leave the range of double.
///
/// Two passes, the second one correcting the mean of the first (Chan, Golub & LeVeque 1983, "Algorithms for Computing
/// the Sample Variance", The American Statistician 37(3), 242–247). The values are first multiplied by a power of two
/// that brings the largest near 1, which is exact; the mean is kept as a sum of two doubles, since a deviation from it
/// can be much smaller than the place at which one double ends.
class Moments {
 public:
  /// `column` must not be empty, and holds finite numbers only.
  explicit Moments(std::span<const double> column);

  double mean() const { return (high_ + low_) / scale_; }
  double min() const { return min_; }
  double max() const { return max_; }
  /// Standard deviation with the divisor n − `correction`, which must be above 0; exactly 0 where all values are equal.
  double deviation(std::size_t correction = 0) const { return scaled_deviation(correction) / scale_; }
  /// (x − mean) / deviation; the deviation must not be 0.
  double standardized(double x, std::size_t correction = 0) const {
    return ((x * scale_ - high_) - low_) / scaled_deviation(correction);
  }
  /// The x whose standardized value is z.
  double restored(double z, std::size_t correction = 0) const {
    return (z * scaled_deviation(correction) + low_ + high_) / scale_;
  }

 private:
  double scaled_deviation(std::size_t correction) const;

  double count_, min_, max_;
  double scale_ = 1;           ///< a power of two
  double high_ = 0, low_ = 0;  ///< mean · scale
  double squares_ = 0;         ///< Σ (x − mean)² · scale²
};

/// Euclidean length of a vector, by the same scaling. x / length is within [−1, 1].
class Length {
 public:
  Length() = default;
  explicit Length(std::span<const double> vector);

  double value() const { return scaled_ / scale_; }
  bool is_zero() const { return scaled_ == 0; }
  double divide(double x) const { return x * scale_ / scaled_; }
  double multiply(double z) const { return z * scaled_ / scale_; }

 private:
  double scale_ = 1, scaled_ = 0;
};

}  // namespace descent
