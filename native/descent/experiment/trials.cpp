#include "descent/experiment/trials.h"

#include <algorithm>
#include <memory>
#include <optional>

#include "descent/base/random.h"
#include "descent/experiment/claims/claim.h"
#include "descent/experiment/course.h"
#include "descent/experiment/ground_search.h"
#include "descent/experiment/resolve.h"
#include "descent/experiment/tally.h"

namespace descent {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// A trial that can be looked at elsewhere.
struct Example {
  Eigen::Vector2d start;
  std::uint64_t seed;
  std::vector<Entrant> entrants;
};

/// One surface of the claim, and what has been found on it.
class Site {
 public:
  Site(Text id, const Value& spec, Goal goal, bool search)
      : index_(index_of(id)),
        track_(course_spec(id, spec)),
        racers_(spec["claim"]["racers"].array()),
        search_(track_, racers_, goal),
        ground_{&track_, std::vector<double>(racers_.size(), missing), search_.slope()},
        prepared_(!search) {
    for (const Value& racer : racers_) rates_.push_back(racer["learningRate"].number());
    best_.resize(racers_.size());
  }

  bool prepared() const { return prepared_; }
  std::size_t searches() const { return search_.size(); }
  /// A piece of what is to be found out before the first trial.
  void prepare(bool run_at_best) {
    search_.step();
    prepared_ = search_.done();
    if (!prepared_) return;
    best_ = search_.best();
    for (std::size_t k = 0; k < best_.size(); ++k) ground_.best[k] = best_[k].rate;
    if (run_at_best) rates_ = ground_.best;
  }

  Finding run(const ClaimPart& part, const Value& claim, Random& random) {
    const Region& r = track_.region;
    // One after another, since the order in which a compiler looks at arguments is its own.
    const double x = random.uniform(r.x_min, r.x_max);
    const double y = random.uniform(r.y_min, r.y_max);
    const std::uint32_t seed = random.next();
    const std::uint32_t lot = random.next();
    Trial trial(claim, ground_, rates_, {x, y}, seed, lot);
    const Finding finding = part.judge(trial);
    tally_.add(finding);
    if (finding != Finding::does_not_apply) {
      std::optional<Example>& example = examples_[finding == Finding::held ? 1 : 0];
      if (!example) example = Example{trial.start(), trial.seed(), trial.entrants()};
    }
    return finding;
  }

  std::size_t index() const { return index_; }
  const Tally& tally() const { return tally_; }
  /// The first trial that held, the first that did not.
  const std::optional<Example>& example(bool held) const { return examples_[held ? 1 : 0]; }
  const std::vector<double>& rates() const { return rates_; }
  const std::vector<RateTrial>& best() const { return best_; }

 private:
  static std::size_t index_of(Text id) {
    const auto& registry = surface_registry();
    const auto found =
        std::find_if(registry.begin(), registry.end(), [id](const SurfacePart& s) { return s.descriptor.id == id; });
    check(found != registry.end(), "a claim names a surface that does not exist");
    return static_cast<std::size_t>(found - registry.begin());
  }

  /// What a track is made from; the start is that of no trial.
  static Value course_spec(Text id, const Value& spec) {
    const Value surface = resolve_part("surface", Value(id), "surface").value();
    return complete_course(Value::object({{"surface", surface},
                                          {"start", Value()},
                                          {"steps", spec["steps"]},
                                          {"noise", 0},
                                          {"seed", 0},
                                          {"radius", spec["radius"]}}))
        .value();
  }

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

class TrialsRun final : public Run {
 public:
  explicit TrialsRun(const Value& spec)
      : spec_(spec),
        part_(claim_part(spec["claim"]["id"].string())),
        at_best_(spec["rates"].string() == "best"),
        count_(spec["trials"].count()),
        limit_(spec["limit"].is_null() ? count_ : spec["limit"].count()),
        random_(static_cast<std::uint64_t>(spec["seed"].number()), 2) {
    for (const Text id : part_.surfaces) {
      sites_.push_back(std::make_unique<Site>(id, spec_, part_.goal, at_best_ || part_.needs_best));
    }
    // The trials go round the surfaces in turn, so that every surface has its share of a result that is not complete.
    const std::size_t racers = spec_["claim"]["racers"].array().size();
    trial_work_ = racers * spec_["steps"].count();
    search_work_ = GroundSearch::starts * spec_["steps"].count();
    all_work_ = count_ * trial_work_;
    for (std::size_t k = 0; k < std::min(count_, sites_.size()); ++k) {
      if (!sites_[k]->prepared()) all_work_ += sites_[k]->searches() * search_work_;
    }
  }

  double advance(std::int64_t work) override {
    while (work > 0 && !done()) {
      Site& site = *sites_[done_ % sites_.size()];
      std::size_t spent = trial_work_;
      if (!site.prepared()) {
        site.prepare(at_best_);
        spent = search_work_;
      } else {
        if (site.run(part_, spec_["claim"], random_) != Finding::does_not_apply) ++applicable_;
        ++done_;
      }
      work -= static_cast<std::int64_t>(spent);
      spent_ += spent;
    }
    if (done()) return 1;
    return static_cast<double>(spent_) / static_cast<double>(all_work_);
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
  bool done() const { return done_ == count_ || applicable_ >= limit_; }

  void add_tallies(Result& result) const {
    std::vector<Column> columns = tally_columns();
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
  Random random_;
  std::vector<std::unique_ptr<Site>> sites_;  // pointers: what is known of a surface refers to its track
  std::size_t done_ = 0, applicable_ = 0;
  std::size_t trial_work_, search_work_, all_work_, spent_ = 0;
};

Parameter trials_parameter() {
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

Parameter trial_steps_parameter() {
  Parameter p = steps_parameter(500);
  p.help = "How many updates a run has to arrive.";
  p.min = 10;
  p.max = 1000;
  p.advanced = true;
  return p;
}

}  // namespace

Experiment trials_experiment() {
  return {{.id = "trials",
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
          [](const Value& spec) -> std::unique_ptr<Run> { return std::make_unique<TrialsRun>(spec); }};
}

}  // namespace descent
