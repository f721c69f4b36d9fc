#include <algorithm>

#include "descent/experiment/trainer.h"

namespace descent {

template <class S>
std::size_t TrainerState<S>::bytes() const {
  std::size_t numbers = parameters.size() + buffers.size();
  for (const auto& array : memory) numbers += array.size();
  return numbers * sizeof(S) + batches.order.size() * sizeof(std::uint32_t) + sizeof *this;
}

template <class S>
void Trainer<S>::save(TrainerState<S>& state) {
  const std::span<const S> params = network_.parameters(), buffers = network_.buffers();
  state.step = done_;
  state.parameters.assign(params.begin(), params.end());
  state.buffers.assign(buffers.begin(), buffers.end());
  OptimizerMemory<S> memory;
  optimizer_->remember(memory);
  state.memory.resize(memory.arrays.size());
  for (std::size_t k = 0; k < memory.arrays.size(); ++k) {
    state.memory[k].assign(memory.arrays[k].begin(), memory.arrays[k].end());
  }
  state.counts.clear();
  for (const double* count : memory.counts) state.counts.push_back(*count);
  state.dropouts.clear();
  for (const Random* random : network_.randoms()) state.dropouts.push_back(*random);
  batches_.save(state.batches);
}

/// Parameters and running statistics.
template <class S>
void Trainer<S>::recall(const TrainerState<S>& state) {
  done_ = state.step;
  gathered_ = false;
  check(state.parameters.size() == size_ && state.buffers.size() == network_.buffers().size(), "a state that fits");
  std::copy(state.parameters.begin(), state.parameters.end(), network_.parameters().begin());
  std::copy(state.buffers.begin(), state.buffers.end(), network_.buffers().begin());
}

namespace {

template <class S>
void recall_memory(const TrainerState<S>& state, Optimizer<S>& optimizer) {
  OptimizerMemory<S> memory;
  optimizer.remember(memory);
  check(memory.arrays.size() == state.memory.size() && memory.counts.size() == state.counts.size(),
        "the memory of the same rule");
  for (std::size_t k = 0; k < state.memory.size(); ++k) {
    std::copy(state.memory[k].begin(), state.memory[k].end(), memory.arrays[k].begin());
  }
  for (std::size_t k = 0; k < state.counts.size(); ++k) *memory.counts[k] = state.counts[k];
}

}  // namespace

template <class S>
void Trainer<S>::restore(const TrainerState<S>& state) {
  recall(state);
  recall_memory(state, *optimizer_);
  const auto randoms = network_.randoms();
  check(randoms.size() == state.dropouts.size(), "the dropouts of the same network");
  for (std::size_t k = 0; k < randoms.size(); ++k) *randoms[k] = state.dropouts[k];
  batches_.restore(state.batches);
}

template <class S>
void Trainer<S>::continue_from(const TrainerState<S>& state, const Value& spec, const Value& other) {
  // What the spec says of the parameters stays.
  if (spec["parameters"].is_null()) {
    recall(state);
  } else {
    const std::vector<S> given(network_.parameters().begin(), network_.parameters().end());
    recall(state);
    std::copy(given.begin(), given.end(), network_.parameters().begin());
  }
  if (spec["optimizer"]["id"] == other["optimizer"]["id"]) recall_memory(state, *optimizer_);
  if (!(spec["seed"] == other["seed"])) return;
  const auto randoms = network_.randoms();
  if (randoms.size() == state.dropouts.size()) {
    for (std::size_t k = 0; k < randoms.size(); ++k) *randoms[k] = state.dropouts[k];
  }
  batches_.continue_from(state.batches);
}

template struct TrainerState<float>;
template struct TrainerState<double>;
template void Trainer<float>::save(TrainerState<float>&);
template void Trainer<double>::save(TrainerState<double>&);
template void Trainer<float>::restore(const TrainerState<float>&);
template void Trainer<double>::restore(const TrainerState<double>&);
template void Trainer<float>::continue_from(const TrainerState<float>&, const Value&, const Value&);
template void Trainer<double>::continue_from(const TrainerState<double>&, const Value&, const Value&);

}  // namespace descent
