#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace descent {

/// States of a run at steps that are equally far apart, in bounded memory: where there are too many, every second one
/// goes and the distance doubles. `State` has a `step` and says how many `bytes()` it takes.
template <class State>
class Snapshots {
 public:
  /// Whether the state at that step is wanted: one that is not held, and that the distance comes to.
  bool wants(std::size_t step) const { return step % spacing_ == 0 && (held_.empty() || held_.back().step < step); }

  void add(State state) {
    held_.push_back(std::move(state));
    const std::size_t room = std::clamp<std::size_t>(most_bytes / held_.back().bytes(), 4, most);
    if (held_.size() <= room) return;
    spacing_ *= 2;
    held_.erase(std::remove_if(held_.begin(), held_.end(), [&](const State& s) { return s.step % spacing_ != 0; }),
                held_.end());
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
  std::vector<State> held_;
};

}  // namespace descent
