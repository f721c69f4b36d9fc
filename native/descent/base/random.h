#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace descent {

/// PCG32 (XSH-RR 64/32): O'Neill, "PCG: A Family of Simple Fast Space-Efficient Statistically Good Algorithms for
/// Random Number Generation", HMC-CS-2014-0905, 2014, section 6.3.1. The same seed and stream give the same numbers
/// everywhere.
class Random {
 public:
  /// `stream` picks one of 2^63 independent sequences for the same seed: one for each use that must not disturb
  /// another.
  explicit Random(std::uint64_t seed, std::uint64_t stream = 0);

  /// 32 uniform bits.
  std::uint32_t next();
  /// Uniform in [0, 1), with 53 random bits.
  double uniform();
  /// Uniform in [low, high).
  double uniform(double low, double high);
  /// Uniform whole number in [0, bound), without bias (Lemire 2019, "Fast Random Integer Generation in an Interval").
  /// `bound` must not be 0.
  std::uint32_t below(std::uint32_t bound);
  /// Standard normal, by Marsaglia's polar method (Marsaglia & Bray 1964); the second number of a pair is kept.
  double normal();
  /// Fisher–Yates (Durstenfeld 1964).
  template <class T>
  void shuffle(std::span<T> items) {
    for (std::size_t i = items.size(); i > 1; --i) {
      std::swap(items[i - 1], items[below(static_cast<std::uint32_t>(i))]);
    }
  }

 private:
  std::uint64_t state_ = 0;
  std::uint64_t increment_;
  double spare_ = 0;
  bool has_spare_ = false;
};

}  // namespace descent
