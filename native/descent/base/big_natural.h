#pragma once

#include <cstdint>
#include <vector>

namespace descent {

/// A natural number of any size, with what long division by hand needs.
class BigNatural {
 public:
  explicit BigNatural(std::uint64_t value)
      : words_{static_cast<std::uint32_t>(value), static_cast<std::uint32_t>(value >> 32)} {
    trim();
  }

  /// ← this × factor + term.
  void multiply_add(std::uint32_t factor, std::uint32_t term = 0);
  void multiply_by_power_of_ten(int exponent);
  void shift_left(int bits);
  /// Requires other ≤ this.
  void subtract(const BigNatural& other);

  bool is_zero() const { return words_.empty(); }
  /// Position of the highest bit, from 1; 0 of zero.
  int bits() const;
  /// Below 0, 0 or above it, as this is less than, equal to or greater than `other`.
  int compare(const BigNatural& other) const;

 private:
  void trim() {
    while (!words_.empty() && words_.back() == 0) words_.pop_back();
  }

  std::vector<std::uint32_t> words_;  ///< the lowest first; the highest isn't 0
};

}  // namespace descent
