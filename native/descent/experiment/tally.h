#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "descent/base/result.h"
#include "descent/experiment/claims/claim.h"

// How often a claim held, with its interval, and what may be said of that.
namespace descent {

/// Where one class of verdicts ends and the next begins, as shares of the trials: hardly ever, seldom, about half the
/// time, mostly, nearly always.
inline constexpr std::array<double, 4> verdict_bounds = {0.05, 1.0 / 3, 2.0 / 3, 0.95};

struct Tally {
  std::size_t held = 0, applicable = 0, trials = 0;

  void add(Finding finding) {
    ++trials;
    if (finding != Finding::does_not_apply) ++applicable;
    if (finding == Finding::held) ++held;
  }
  void add(const Tally& other) {
    held += other.held;
    applicable += other.applicable;
    trials += other.trials;
  }
};

/// The class in which a share lies, from 0: hardly ever.
std::size_t verdict_class(double share);

/// Trials, those that say something, those in which it held; the share of the latter with its 95 % interval; and the
/// classes of the interval's ends, between which the verdict lies.
Columns tally_columns();
std::array<double, 8> tally_row(const Tally& tally);

/// from, to: a row for each class.
void add_verdict_classes(Result& result);

}  // namespace descent
