#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "descent/base/random.h"

namespace descent {

/// Where in which epoch the batches stand, and what shuffles the next one.
struct BatchesState {
  std::vector<std::uint32_t> order;  ///< of this epoch; empty where it is given
  std::size_t in_epoch = 0, position = 0;
  Random random{0};
};

/// Which examples each step of training sees. An epoch is every example once, in batches of one size but for its last,
/// which takes what is left. In a given order, or shuffled anew for every epoch; one batch of all examples stays in the
/// order of the rows.
class Batches {
 public:
  /// `order`: examples of all steps, one after another; empty: shuffled by the seed.
  Batches(std::size_t examples, std::size_t size, std::vector<std::uint32_t> order, std::uint64_t seed);

  /// The examples of the next step.
  std::span<const std::uint32_t> next();
  /// Every step sees all examples.
  bool whole() const { return size_ == order_.size() && !given_; }
  /// Most examples of one step.
  std::size_t size() const { return size_; }

  void save(BatchesState& state) const;
  /// Of these batches, as they were.
  void restore(const BatchesState& state);
  /// Of other batches: goes on within their epoch where both shuffle as many examples, and begins a new one otherwise.
  void continue_from(const BatchesState& state);

 private:
  std::size_t examples_, size_;
  bool given_;
  std::vector<std::uint32_t> order_;
  std::size_t in_epoch_ = 0;  ///< examples of this epoch that have been seen
  std::size_t position_ = 0;  ///< in order_
  Random random_;
};

}  // namespace descent
