#include "descent/experiment/trials.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <span>

#include "descent/base/constant.h"
#include "descent/base/random.h"
#include "descent/experiment/claims/claim.h"
#include "descent/experiment/tally.h"
#include "descent/experiment/trial_site.h"

namespace descent {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

class TrialsRun final : public Run {
 public:
  explicit TrialsRun(const Value& spec, Share share = {})
      : spec_(spec),
        part_(claim_part(spec["claim"]["id"].string())),
        at_best_(spec["rates"].string() == "best"),
        count_(spec["trials"].count()),
        limit_(spec["limit"].is_null() ? count_ : spec["limit"].count()),
        // A limit counts the trials of all surfaces: the first share does them all, the others count for nothing.
        share_(spec["limit"].is_null() || share.index > 0 ? share : Share{}),
        random_(static_cast<std::uint64_t>(spec["seed"].number()), 2) {
    for (const Text id : part_.surfaces) {
      sites_.push_back(std::make_unique<Site>(id, spec_, part_.goal, at_best_ || part_.needs_best));
    }
    // The trials go round the surfaces in turn, so that each has its part of a result that is not complete. The pieces
    // of the work are the surfaces: to find out about one takes as long as hundreds of trials, and has to be done once.
    const std::size_t racers = spec_["claim"]["racers"].array().size();
    trial_work_ = racers * spec_["steps"].count();
    search_work_ = GroundSearch::starts * spec_["steps"].count();
    for (std::size_t k = 0; k < std::min(count_, sites_.size()); ++k) {
      if (!has(k)) continue;
      all_work_ += (1 + (count_ - 1 - k) / sites_.size()) * trial_work_;
      if (!sites_[k]->prepared()) all_work_ += sites_[k]->searches() * search_work_;
    }
    if (all_work_ == 0) done_ = count_;
  }

  double advance(std::int64_t work) override {
    while (work > 0 && !done()) {
      Site& site = *sites_[done_ % sites_.size()];
      std::size_t spent = trial_work_;
      if (!has(done_ % sites_.size())) {
        site.draw(random_);  // every trial has its own numbers, whoever does it
        ++done_;
        continue;
      }
      if (!site.prepared()) {
        site.prepare(at_best_);
        spent = search_work_;
      } else {
        if (site.run(part_, spec_["claim"], site.draw(random_)) != Finding::does_not_apply) ++applicable_;
        ++done_;
      }
      work -= static_cast<std::int64_t>(spent);
      spent_ += spent;
    }
    if (done()) return 1;
    return static_cast<double>(spent_) / static_cast<double>(all_work_);
  }

  std::size_t work() const { return all_work_; }
  std::size_t pieces() const { return std::min(count_, sites_.size()); }

  /// Takes over every surface from the one who had it.
  void take(std::span<const Result> shares) {
    for (std::size_t k = 0; k < sites_.size(); ++k) {
      sites_[k]->take(k, shares[spec_["limit"].is_null() ? k % shares.size() : 0]);
    }
  }

  Result end() override {
    Result result;
    result.spec = spec_;
    add_tallies(result);
    add_verdict_classes(result);
    add_rates(result);
    add_examples(result);
    return result;
  }

 private:
  bool has(std::size_t surface) const { return share_.has(surface); }
  bool done() const { return done_ == count_ || applicable_ >= limit_; }

  void add_tallies(Result& result) const {
    Columns columns = tally_columns();
    TableBuilder overall("overall", "All surfaces together", columns);
    columns.insert(columns.begin(), {"surface", "", "surface, by its number in the catalogue", ""});
    TableBuilder surfaces("surfaces", "Surface by surface", columns);
    Tally all;
    for (const auto& site : sites_) {
      const auto counts = tally_row(site->tally());
      std::vector<double> row = {static_cast<double>(site->index())};
      row.insert(row.end(), counts.begin(), counts.end());
      surfaces.add_row(row);
      all.add(site->tally());
    }
    overall.add_row(tally_row(all));
    overall.append_to(result);
    surfaces.append_to(result);
  }

  void add_rates(Result& result) const {
    TableBuilder table("rates", "Learning rates",
                       {{"surface", "", "row of the surface", ""},
                        {"racer", "", "racer of the line-up", ""},
                        {"rate", "\\eta", "learning rate that it runs at", ""},
                        {"best", "", "its best learning rate", ""},
                        {"steps", "", "steps to arrive at the best, on average", "updates"}});
    for (std::size_t s = 0; s < sites_.size(); ++s) {
      const Site& site = *sites_[s];
      for (std::size_t k = 0; k < site.rates().size(); ++k) {
        const RateTrial& best = site.best()[k];
        const double rate = at_best_ && !site.prepared() ? missing : site.rates()[k];
        table.add_row({static_cast<double>(s), static_cast<double>(k), rate, best.rate, best.steps});
      }
    }
    table.append_to(result);
  }

  /// Of every surface the first trial in which the claim held and the first in which it did not, and who runs in it.
  void add_examples(Result& result) const {
    TableBuilder examples("examples", "Examples",
                          {{"surface", "", "row of the surface", ""},
                           {"held", "", "the claim held", ""},
                           {"x", "x", "x of the start", ""},
                           {"y", "y", "y of the start", ""},
                           {"seed", "", "seed", ""},
                           {"noise", "\\sigma", "gradient noise", ""}});
    TableBuilder line_up("lineUp", "Who runs in the examples",
                         {{"example", "", "row of the example", ""},
                          {"racer", "", "racer of the line-up", ""},
                          {"rate", "\\eta", "learning rate", ""}});
    for (std::size_t s = 0; s < sites_.size(); ++s) {
      for (const bool held : {true, false}) {
        const std::optional<Example>& example = sites_[s]->example(held);
        if (!example) continue;
        // A race has one noise for all: of runs with and without, those with it are shown.
        double noise = 0;
        for (const Entrant& entrant : example->entrants) noise = std::max(noise, entrant.noise);
        for (const Entrant& entrant : example->entrants) {
          if (entrant.noise != noise) continue;
          line_up.add_row({static_cast<double>(examples.rows()), static_cast<double>(entrant.racer), entrant.rate});
        }
        examples.add_row({static_cast<double>(s), held ? 1.0 : 0.0, example->start.x(), example->start.y(),
                          static_cast<double>(example->seed), noise});
      }
    }
    examples.append_to(result);
    line_up.append_to(result);
  }

  Value spec_;
  const ClaimPart& part_;
  bool at_best_;
  std::size_t count_, limit_;
  Share share_;
  Random random_;
  std::vector<std::unique_ptr<Site>> sites_;  // pointers: what is known of a surface refers to its track
  std::size_t done_ = 0, applicable_ = 0;     // trials gone by, those of others among them; own that said something
  std::size_t trial_work_, search_work_, all_work_ = 0, spent_ = 0;
};

/// A share smaller than this, in updates, is done in some 50 ms, and what it takes to start it elsewhere would tell.
constexpr std::size_t smallest_share = 400'000;

std::size_t worth(const Value& spec) {
  if (!spec["limit"].is_null()) return 1;
  const TrialsRun run(spec);
  return std::min(run.pieces(), run.work() / smallest_share);
}

Result merge_trials(const Value& spec, std::span<const Result> shares) {
  TrialsRun whole(spec);
  whole.take(shares);
  return whole.end();
}

constexpr Parameter trials_parameter() {
  return {.id = "trials",
          .label = "trials",
          .help = "How many random starts are tried, on the surfaces in turn.",
          .kind = Kind::integer,
          .min = 1,
          .max = 20000,
          .slider_min = 100,
          .slider_max = 20000,
          .default_value = 2000,
          .scale = Scale::log,
          .advanced = true};
}

constexpr Parameter trial_steps_parameter() {
  Parameter p = steps_parameter(500);
  p.help = "How many updates a run has to arrive.";
  p.min = 10;
  p.max = 1000;
  p.advanced = true;
  return p;
}

constexpr Experiment experiment() {
  return {
      {.id = "trials",
       .title = "Claims put to the test",
       .help = "A slogan, tried from many random starts on several surfaces: how often does it hold?",
       .parameters = {{.id = "claim",
                       .label = "claim",
                       .help = "What is put to the test.",
                       .kind = Kind::part,
                       .default_value = "adam-first",
                       .family = "claim"},
                      trials_parameter(),
                      trial_steps_parameter(),
                      {.id = "rates",
                       .label = "learning rates",
                       .help = "Each racer at its own best rate for the surface, found beforehand from other "
                               "starts, or at its default.",
                       .kind = Kind::choice,
                       .default_value = "best",
                       .choices = {{"best", "its own best for the surface"}, {"given", "its default"}},
                       .advanced = true},
                      seed_parameter(),
                      radius_parameter(),
                      {.id = "limit",
                       .label = "no more than",
                       .help = "Only until so many trials have said something; without it, all of them.",
                       .kind = Kind::integer,
                       .min = 0,
                       .max = 20000,
                       .slider_min = 0,
                       .slider_max = 20000,
                       .step = 1,
                       .advanced = true}}},
      [](Value spec) -> Expected<Value> { return spec; },
      [](const Value& spec) -> std::unique_ptr<Run> { return std::make_unique<TrialsRun>(spec); },
      {worth,
       [](const Value& spec, Share share) -> std::unique_ptr<Run> { return std::make_unique<TrialsRun>(spec, share); },
       merge_trials}};
}

}  // namespace

Experiment trials_experiment() { return constant<experiment>; }

}  // namespace descent
