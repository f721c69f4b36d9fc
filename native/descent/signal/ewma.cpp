#include "descent/signal/ewma.h"

#include <algorithm>
#include <limits>

namespace descent {

std::vector<double> ewma_from_first(std::span<const double> x, double beta) {
  std::vector<double> v(x.begin(), x.end());
  for (std::size_t t = 1; t < v.size(); ++t) v[t] = beta * v[t - 1] + (1 - beta) * x[t];
  return v;
}

// Summed afresh for each value: a running sum would gather rounding errors, and the window is short.
std::vector<double> moving_mean(std::span<const double> x, std::size_t window) {
  std::vector<double> mean(x.size());
  for (std::size_t t = 0; t < x.size(); ++t) {
    const std::size_t count = std::min(window, t + 1);
    double sum = 0;
    for (std::size_t k = 0; k < count; ++k) sum += x[t - k];
    mean[t] = sum / static_cast<double>(count);
  }
  return mean;
}

std::vector<double> centred_mean(std::span<const double> x, std::size_t half) {
  std::vector<double> mean(x.size());
  for (std::size_t t = 0; t < x.size(); ++t) {
    const std::size_t first = t > half ? t - half : 0, last = std::min(t + half, x.size() - 1);
    double sum = 0;
    for (std::size_t k = first; k <= last; ++k) sum += x[k];
    mean[t] = sum / static_cast<double>(last - first + 1);
  }
  return mean;
}

double measured_lag(std::span<const double> reference, std::span<const double> average, std::size_t max_shift) {
  const std::size_t limit = std::min(max_shift, reference.size() / 2);
  double best_error = std::numeric_limits<double>::infinity();
  std::size_t best = 0;
  for (std::size_t shift = 0; shift <= limit; ++shift) {
    const std::size_t count = reference.size() - shift;
    double sum = 0;
    for (std::size_t t = 0; t < count; ++t) {
      const double difference = average[t + shift] - reference[t];
      sum += difference * difference;
    }
    const double error = sum / static_cast<double>(count);
    if (error < best_error) {
      best_error = error;
      best = shift;
    }
  }
  if (best == limit) return std::numeric_limits<double>::quiet_NaN();
  return static_cast<double>(best);
}

}  // namespace descent
