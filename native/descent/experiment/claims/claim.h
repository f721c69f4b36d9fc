#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "descent/base/descriptor.h"
#include "descent/experiment/course.h"
#include "descent/experiment/rate_search.h"

namespace descent {

/// What became of a slogan in one trial.
enum class Finding { does_not_apply, failed, held };

/// How a run ended.
struct Ending {
  double step = std::numeric_limits<double>::quiet_NaN();  ///< from which on it stayed near a minimum; NaN: never
  bool global = false;                                     ///< it arrived, and that minimum is a global one

  bool arrived() const { return step == step; }
  bool local() const { return arrived() && !global; }
};

/// A surface on which a claim is put to the test, and what was found out about it beforehand.
struct Ground {
  const Track* track;          ///< its start and seed are not those of a trial
  std::vector<double> best{};  ///< rate for each racer of the claim; NaN where none was looked for
  double slope = 0;            ///< root mean square of the gradient's components over the places where rates are tried
};

/// Who ran in a trial, and how.
struct Entrant {
  std::size_t racer;  ///< in the claim's line-up
  double rate, noise;
};

/// One try of a claim: a surface, a start, and the means to let the claim's racers run from there. It keeps a list of
/// the runs, so that they can be repeated elsewhere.
class Trial {
 public:
  /// `claim` is a resolved part {id, racers, …}; `rates` are what its racers run at.
  Trial(const Value& claim, const Ground& ground, std::span<const double> rates, Eigen::Vector2d start,
        std::uint32_t seed, std::uint32_t lot);
  Trial(const Trial&) = delete;

  std::size_t racers() const { return claim_["racers"].array().size(); }
  /// What a racer runs at in this trial.
  double rate(std::size_t racer) const { return rates_[racer]; }
  /// Lets a racer run to the end, at the rate that it runs at in this trial.
  Ending run(std::size_t racer) { return run_at(racer, rates_[racer], 0); }
  Ending run_at(std::size_t racer, double rate, double noise);
  /// A racer at the start, for who wants to watch it; not kept in the list.
  Racer enter(std::size_t racer) const;

  const Track& track() const { return *ground_.track; }
  const Ground& ground() const { return ground_; }
  /// The claim's own parameters.
  const Value& claim() const { return claim_; }
  /// The rate that stands in the line-up.
  double given_rate(std::size_t racer) const { return claim_["racers"].array()[racer]["learningRate"].number(); }
  double best_rate(std::size_t racer) const { return ground_.best[racer]; }
  /// A number drawn for this trial, for whatever a claim leaves to chance.
  std::uint32_t lot() const { return lot_; }

  Eigen::Vector2d start() const { return course_.start; }
  std::uint64_t seed() const { return course_.seed; }
  const std::vector<Entrant>& entrants() const { return entrants_; }

 private:
  Value part_at(std::size_t racer, double rate) const;

  const Value& claim_;
  const Ground& ground_;
  std::span<const double> rates_;
  Course course_;
  std::uint32_t lot_;
  std::vector<Entrant> entrants_;
};

/// An entry of the registry: a slogan as it is commonly said (the title), what exactly is tested (the help), and the
/// test.
struct ClaimPart {
  Descriptor descriptor;
  std::span<const Text> surfaces;  ///< ids, at their defaults: those on which the claim has a meaning
  Finding (*judge)(Trial& trial);
  Goal goal = Goal::any;    ///< what the best rates are the best for
  bool needs_best = false;  ///< the test compares with the best rate, whatever the racers run at
};

std::span<const ClaimPart> claim_registry();
/// The descriptors of its entries, in their order, with their lore (base/constant.h).
std::span<const Descriptor> claims_in_full();
/// The entry with this id. Throws std::logic_error where there is none.
const ClaimPart& claim_part(std::string_view id);

/// Every claim has this parameter: who runs, by default these.
constexpr Parameter line_up(Default racers, std::size_t min_count, std::size_t max_count, Text help) {
  return {.id = "racers",
          .label = "racers",
          .help = help,
          .kind = Kind::parts,
          .default_value = racers,
          .family = "optimizer",
          .min_count = min_count,
          .max_count = max_count,
          .advanced = true};
}

}  // namespace descent
