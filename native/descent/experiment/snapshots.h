#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace descent {

/// States of a run at steps that are equally far apart, in bounded memory: where there are too many, every second one
/// goes and the distance doubles. `State` has a `step` and says how many `bytes()` it takes.
template <class State>
class Snapshots {
 public:
  /// Whether the state at that step is wanted: one that is not held, and that the distance comes to.
  bool wants(std::size_t step) const { return step % spacing_ == 0 && (held_.empty() || held_.back().step < step); }

  /// fill(state) puts the state into one that may have held an earlier one: its memory serves again.
  template <class Fill>
  void add(Fill fill) {
    State state;
    if (!spare_.empty()) {
      state = std::move(spare_.back());
      spare_.pop_back();
    }
    fill(state);
    held_.push_back(std::move(state));
    const std::size_t room = std::clamp<std::size_t>(most_bytes / held_.back().bytes(), 4, most);
    if (held_.size() <= room) return;
    spacing_ *= 2;
    std::size_t kept = 0;
    for (State& candidate : held_) {
      if (candidate.step % spacing_ == 0) std::swap(held_[kept++], candidate);
    }
    for (; held_.size() > kept; held_.pop_back()) spare_.push_back(std::move(held_.back()));
  }

  /// The last one that is not beyond that step; null where there is none. The first one is always there.
  const State* before(std::size_t step) const {
    const State* found = nullptr;
    for (const State& state : held_) {
      if (state.step <= step) found = &state;
    }
    return found;
  }

  std::size_t count() const { return held_.size(); }
  static constexpr std::size_t most = 64;

 private:
  static constexpr std::size_t most_bytes = std::size_t{16} << 20;

  std::size_t spacing_ = 1;
  std::vector<State> held_;   ///< in the order of their steps
  std::vector<State> spare_;  ///< those that went
};

}  // namespace descent
