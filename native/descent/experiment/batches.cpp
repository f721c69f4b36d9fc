#include "descent/experiment/batches.h"

#include <algorithm>

namespace descent {

Batches::Batches(std::size_t examples, std::size_t size, std::vector<std::uint32_t> order, std::uint64_t seed)
    : examples_(examples),
      size_(std::min(size, examples)),
      given_(!order.empty()),
      order_(std::move(order)),
      in_epoch_(examples),
      random_(seed, 2) {
  if (given_) return;
  order_.resize(examples);
  for (std::size_t e = 0; e < examples; ++e) order_[e] = static_cast<std::uint32_t>(e);
}

std::span<const std::uint32_t> Batches::next() {
  if (in_epoch_ == examples_) {
    in_epoch_ = 0;
    if (!given_ && !whole()) random_.shuffle(std::span(order_));
    if (!given_ || position_ == order_.size()) position_ = 0;
  }
  const std::size_t count = std::min(size_, examples_ - in_epoch_);
  const auto batch = std::span<const std::uint32_t>(order_).subspan(position_, count);
  in_epoch_ += count;
  position_ += count;
  return batch;
}

void Batches::save(BatchesState& state) const {
  state.order.clear();
  if (!given_) state.order = order_;
  state.in_epoch = in_epoch_;
  state.position = position_;
  state.random = random_;
}

void Batches::restore(const BatchesState& state) {
  if (!given_) order_ = state.order;
  in_epoch_ = state.in_epoch;
  position_ = state.position;
  random_ = state.random;
}

void Batches::continue_from(const BatchesState& state) {
  if (given_ || whole() || state.order.size() != order_.size()) return;
  restore(state);
}

}  // namespace descent
