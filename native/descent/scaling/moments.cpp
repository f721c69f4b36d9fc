#include "descent/scaling/moments.h"

#include <algorithm>
#include <cmath>

namespace descent {
namespace {

/// The power of two that brings `magnitude` near 1, as far as it and its inverse are normal numbers.
double scale_for(double magnitude) {
  if (magnitude == 0) return 1;
  int exponent = 0;
  std::frexp(magnitude, &exponent);
  return std::ldexp(1.0, -std::clamp(exponent, -1000, 1000));
}

}  // namespace

Moments::Moments(std::span<const double> column)
    : count_(static_cast<double>(column.size())), min_(column[0]), max_(column[0]) {
  for (double x : column) {
    min_ = std::min(min_, x);
    max_ = std::max(max_, x);
  }
  scale_ = scale_for(std::max(std::fabs(min_), std::fabs(max_)));
  if (min_ == max_) {  // the mean of ten times 0.1 may round to something else
    high_ = min_ * scale_;
    return;
  }
  double sum = 0;
  for (double x : column) sum += x * scale_;
  const double rough = sum / count_;
  double rest = 0;
  for (double x : column) rest += x * scale_ - rough;
  const double correction = rest / count_;
  high_ = rough + correction;
  low_ = correction - (high_ - rough);
  double deviations = 0;
  for (double x : column) {
    const double deviation = (x * scale_ - high_) - low_;
    squares_ += deviation * deviation;
    deviations += deviation;
  }
  squares_ -= deviations * deviations / count_;
}

double Moments::scaled_deviation(std::size_t correction) const {
  return std::sqrt(squares_ / (count_ - static_cast<double>(correction)));
}

Length::Length(std::span<const double> vector) {
  double largest = 0;
  for (double x : vector) largest = std::max(largest, std::fabs(x));
  scale_ = scale_for(largest);
  double squares = 0;
  for (double x : vector) squares += (x * scale_) * (x * scale_);
  scaled_ = std::sqrt(squares);
}

}  // namespace descent
