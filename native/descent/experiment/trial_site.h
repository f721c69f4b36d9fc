#pragma once

#include <optional>
#include <span>
#include <vector>

#include "descent/base/random.h"
#include "descent/base/result.h"
#include "descent/experiment/claims/claim.h"
#include "descent/experiment/ground_search.h"
#include "descent/experiment/tally.h"

namespace descent {

/// What is left to chance in a trial.
struct Draw {
  Eigen::Vector2d start;
  std::uint32_t seed, lot;
};

/// A trial that can be looked at elsewhere.
struct Example {
  Eigen::Vector2d start;
  std::uint64_t seed;
  std::vector<Entrant> entrants;
};

/// One surface of the claim, and what has been found on it.
class Site {
 public:
  /// `search`: the best rates are to be found before the first trial.
  Site(Text id, const Value& spec, Goal goal, bool search);

  bool prepared() const { return prepared_; }
  std::size_t searches() const { return search_.size(); }
  /// A piece of what is to be found out before the first trial.
  void prepare(bool run_at_best);

  /// Always as many of the random numbers, so that a trial has the same ones whether those before it were made or not.
  Draw draw(Random& random) const;
  Finding run(const ClaimPart& part, const Value& claim, const Draw& draw);

  /// Takes over what another run has found on this surface, the one with this number in its tables.
  void take(std::size_t number, const Result& found);

  /// In the catalogue.
  std::size_t index() const { return index_; }
  const Tally& tally() const { return tally_; }
  /// The first trial that held, the first that did not.
  const std::optional<Example>& example(bool held) const { return examples_[held ? 1 : 0]; }
  const std::vector<double>& rates() const { return rates_; }
  const std::vector<RateTrial>& best() const { return best_; }

 private:
  std::size_t index_;
  Track track_;
  const Value::Array& racers_;
  GroundSearch search_;
  Ground ground_;
  bool prepared_;
  std::vector<double> rates_;
  std::vector<RateTrial> best_;
  Tally tally_;
  std::optional<Example> examples_[2];
};

}  // namespace descent
