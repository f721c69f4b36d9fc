#include "descent/base/big_natural.h"

#include <bit>

namespace descent {

void BigNatural::multiply_add(std::uint32_t factor, std::uint32_t term) {
  std::uint64_t carry = term;
  for (std::uint32_t& word : words_) {
    carry += std::uint64_t{word} * factor;
    word = static_cast<std::uint32_t>(carry);
    carry >>= 32;
  }
  if (carry != 0) words_.push_back(static_cast<std::uint32_t>(carry));
  trim();
}

void BigNatural::multiply_by_power_of_ten(int exponent) {
  for (; exponent >= 9; exponent -= 9) multiply_add(1'000'000'000);
  for (; exponent > 0; --exponent) multiply_add(10);
}

void BigNatural::shift_left(int bits) {
  if (is_zero()) return;
  multiply_add(std::uint32_t{1} << (bits % 32));
  words_.insert(words_.begin(), static_cast<std::size_t>(bits / 32), 0);
}

void BigNatural::subtract(const BigNatural& other) {
  std::uint64_t borrow = 0;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const std::uint64_t taken = (i < other.words_.size() ? other.words_[i] : 0) + borrow;
    borrow = words_[i] < taken;
    words_[i] = static_cast<std::uint32_t>(words_[i] - taken);
  }
  trim();
}

int BigNatural::bits() const {
  return is_zero() ? 0 : static_cast<int>(32 * words_.size()) - std::countl_zero(words_.back());
}

int BigNatural::compare(const BigNatural& other) const {
  if (words_.size() != other.words_.size()) return words_.size() < other.words_.size() ? -1 : 1;
  for (std::size_t i = words_.size(); i-- > 0;) {
    if (words_[i] != other.words_[i]) return words_[i] < other.words_[i] ? -1 : 1;
  }
  return 0;
}

}  // namespace descent
