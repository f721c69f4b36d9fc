#include "descent/experiment/training_race.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "descent/base/format.h"
#include "descent/experiment/over_seeds.h"
#include "descent/experiment/resolve.h"
#include "descent/experiment/table_use_tables.h"
#include "descent/experiment/training_course.h"

namespace descent {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
/// Multiplications that one unit of work stands for.
constexpr std::size_t multiplications = 1000;

/// What was seen of one racer at one look.
struct Look {
  double loss = missing, held_out = missing, accuracy = missing, held_out_accuracy = missing;
};

/// One racer with one seed.
struct Attempt {
  std::vector<Look> looks;
  double arrived_at = missing, lost_at = missing;
};

class TrainingRaceRun final : public Run {
 public:
  explicit TrainingRaceRun(const Value& spec)
      : spec_(spec),
        course_(spec),
        racers_(spec["racers"].array()),
        every_(spec["scoreEvery"].count()),
        seeds_(spec["seeds"].count()),
        batch_(spec["batch"].count()) {
    if (every_ == 0) every_ = course_.steps() + 1;  // never
    for (std::size_t step = 0; looks_wanted() && step < course_.steps(); step += every_) looks_at_.push_back(step);
    if (looks_wanted()) looks_at_.push_back(course_.steps());
    attempts_.resize(racers_.size() * seeds_);
    begin_seed();
  }

  double advance(std::int64_t work) override {
    while (work > 0 && seed_ < seeds_) work -= step();
    if (seed_ == seeds_) return 1;
    const double of_seed =
        static_cast<double>(done_) + static_cast<double>(racer_) / static_cast<double>(racers_.size());
    return (static_cast<double>(seed_) + of_seed / static_cast<double>(course_.steps() + 1)) /
           static_cast<double>(seeds_);
  }

  Result end() override {
    Result result;
    result.spec = spec_;
    add_looks(result);
    add_runs(result);
    add_standings(result);
    add_facts(result);
    add_table_use(course_.data().given, result);
    return result;
  }

 private:
  bool looks_wanted() const { return every_ <= course_.steps(); }
  Attempt& attempt(std::size_t racer, std::size_t seed) { return attempts_[racer * seeds_ + seed]; }

  void begin_seed() {
    trainers_.clear();
    done_ = racer_ = 0;
    if (seed_ == seeds_) return;
    for (std::size_t k = 0; k < racers_.size(); ++k) {
      trainers_.push_back(course_.trainer(racers_[k], course_.seed(seed_)));
      attempt(k, seed_).looks.reserve(looks_at_.size());
    }
    parameters_ = trainers_[0]->network().parameters().size();
    cost_ = trainers_[0]->cost() / multiplications + 1;
    look_cost_ = course_.look_cost(*trainers_[0]) / multiplications + 1;
  }

  /// A look at the next racer where one is due, and an update; returns the work that took.
  std::int64_t step() {
    Attempt& run = attempt(racer_, seed_);
    Trainer<float>& trainer = *trainers_[racer_];
    std::size_t work = 1;
    if (std::isnan(run.lost_at)) {
      if (looks_wanted() && looks_at_[run.looks.size()] == done_) {
        look(trainer, run);
        work += look_cost_;
      }
      if (done_ < course_.steps() && std::isnan(run.lost_at)) {
        if (!trainer.step(nullptr).finite) run.lost_at = static_cast<double>(done_);
        work += cost_;
      }
    }
    if (++racer_ == racers_.size()) {
      racer_ = 0;
      if (++done_ > course_.steps()) {
        ++seed_;
        begin_seed();
      }
    }
    return static_cast<std::int64_t>(work);
  }

  void look(Trainer<float>& trainer, Attempt& run) {
    const Score learned = course_.learned(trainer), held_out = course_.held_out(trainer);
    if (std::isnan(learned.loss)) {
      run.lost_at = static_cast<double>(done_);
      return;
    }
    if (std::isnan(goal_)) goal_ = course_.target() * learned.loss;
    run.looks.push_back({learned.loss, held_out.loss, learned.accuracy, held_out.accuracy});
    if (std::isnan(run.arrived_at) && learned.loss <= goal_) run.arrived_at = static_cast<double>(done_);
  }

  /// What all seeds that have come so far gave for a racer at a look; one that is lost gives NaN.
  template <class Of>
  OverSeeds at_look(std::size_t racer, std::size_t look, Of of) {
    std::vector<double> numbers;
    for (std::size_t seed = 0; seed < seeds_; ++seed) {
      const Attempt& run = attempt(racer, seed);
      if (look < run.looks.size())
        numbers.push_back(of(run.looks[look]));
      else if (!std::isnan(run.lost_at) && static_cast<double>(looks_at_[look]) >= run.lost_at)
        numbers.push_back(missing);
    }
    return OverSeeds(std::move(numbers));
  }

  std::string title(std::size_t racer) const {
    return std::string(optimizer_part(racers_[racer]["id"].string()).descriptor.title);
  }

  void add_looks(Result& result) {
    Columns columns = {{"step", "t", "updates", ""}, {"examples", "", "examples seen", ""}};
    constexpr const char* ids[][2] = {{"loss.", "loss on the examples learned from"},
                                      {"heldOut.", "loss on the examples held out"}};
    constexpr const char* shares[][2] = {{"accuracy.", "share of right classes among the examples learned from"},
                                         {"heldOutAccuracy.", "share of right classes among those held out"}};
    const auto add = [&](std::size_t k, const char* id, const char* what, const char* which, const char* name) {
      columns.push_back({concat({id, std::to_string(k), which}), "", concat({title(k), ": ", what, name}), ""});
    };
    for (std::size_t k = 0; k < racers_.size(); ++k) {
      for (const auto* group : {ids, shares}) {
        for (std::size_t i = 0; i < 2; ++i) {
          add(k, group[i][0], group[i][1], "", ", median");
          add(k, group[i][0], group[i][1], ".low", ", lower quartile");
          add(k, group[i][0], group[i][1], ".high", ", upper quartile");
        }
      }
    }
    TableBuilder table("looks", "The race so far, median and quartiles of the seeds", std::move(columns));
    std::vector<double> row;
    for (std::size_t look = 0; look < looks_at_.size(); ++look) {
      // Of the first seed, the looks that have been.
      if (seed_ == 0 && looks_at_[look] >= done_) break;
      const double updates = static_cast<double>(looks_at_[look]);
      row = {updates, static_cast<double>(examples_after(looks_at_[look]))};
      for (std::size_t k = 0; k < racers_.size(); ++k) {
        const auto put = [&](const OverSeeds& over) { row.insert(row.end(), {over.middle, over.low, over.high}); };
        put(at_look(k, look, [](const Look& l) { return l.loss; }));
        put(at_look(k, look, [](const Look& l) { return l.held_out; }));
        put(at_look(k, look, [](const Look& l) { return l.accuracy; }));
        put(at_look(k, look, [](const Look& l) { return l.held_out_accuracy; }));
      }
      table.add_row(row);
    }
    table.append_to(result);
  }

  /// The last batch of an epoch takes what is left.
  std::size_t examples_after(std::size_t steps) const {
    const std::size_t learned = course_.data().learned, of_epoch = (learned + batch_ - 1) / batch_;
    return steps / of_epoch * learned + steps % of_epoch * batch_;
  }

  void add_runs(Result& result) {
    TableBuilder table("runs", "Every racer with every seed",
                       {{"racer", "", "number of the racer", ""},
                        {"seed", "", "seed", ""},
                        {"loss", "L", "loss on the examples learned from, at the end", ""},
                        {"heldOut", "", "loss on the examples held out", ""},
                        {"accuracy", "", "share of right classes among the examples learned from", ""},
                        {"heldOutAccuracy", "", "share of right classes among those held out", ""},
                        {"arrivedAt", "", "arrived at update", "updates"},
                        {"divergedAt", "", "lost at update", "updates"}});
    for (std::size_t k = 0; k < racers_.size(); ++k) {
      for (std::size_t seed = 0; seed < seeds_; ++seed) {
        const Attempt& run = attempt(k, seed);
        const Look last = run.looks.size() == looks_at_.size() && !run.looks.empty() ? run.looks.back() : Look{};
        table.add_row({static_cast<double>(k), static_cast<double>(course_.seed(seed)), last.loss, last.held_out,
                       last.accuracy, last.held_out_accuracy, run.arrived_at, run.lost_at});
      }
    }
    table.append_to(result);
  }

  void add_standings(Result& result) {
    TableBuilder table("standings", "How they did, median of the seeds",
                       {{"racer", "", "number of the racer", ""},
                        {"rate", "\\eta", "learning rate", ""},
                        {"loss", "L", "loss on the examples learned from, at the end", ""},
                        {"heldOut", "", "loss on the examples held out", ""},
                        {"accuracy", "", "share of right classes among the examples learned from", ""},
                        {"heldOutAccuracy", "", "share of right classes among those held out", ""},
                        {"arrivedAt", "", "arrived at update", "updates"},
                        {"arrivedLow", "", "lower quartile", "updates"},
                        {"arrivedHigh", "", "upper quartile", "updates"},
                        {"arrived", "", "seeds with which it arrived", ""},
                        {"diverged", "", "seeds with which it was lost", ""},
                        {"divergedAt", "", "update at which it was lost first", "updates"},
                        {"seeds", "", "seeds so far", ""}});
    for (std::size_t k = 0; k < racers_.size(); ++k) {
      std::vector<double> loss, held_out, accuracy, held_out_accuracy, arrived;
      double arrivals = 0, losses = 0, first = missing;
      for (std::size_t seed = 0; seed < seed_; ++seed) {
        const Attempt& run = attempt(k, seed);
        const Look last = std::isnan(run.lost_at) && !run.looks.empty() ? run.looks.back() : Look{};
        loss.push_back(last.loss);
        held_out.push_back(last.held_out);
        accuracy.push_back(last.accuracy);
        held_out_accuracy.push_back(last.held_out_accuracy);
        arrived.push_back(run.arrived_at);
        arrivals += std::isnan(run.arrived_at) ? 0 : 1;
        losses += std::isnan(run.lost_at) ? 0 : 1;
        if (!std::isnan(run.lost_at) && !(run.lost_at >= first)) first = run.lost_at;
      }
      const OverSeeds at(arrived);
      table.add_row({static_cast<double>(k), racers_[k]["learningRate"].number(), OverSeeds(loss).middle,
                     OverSeeds(held_out).middle, OverSeeds(accuracy).middle, OverSeeds(held_out_accuracy).middle,
                     at.middle, at.low, at.high, arrivals, losses, first, static_cast<double>(seed_)});
    }
    table.append_to(result);
  }

  void add_facts(Result& result) {
    TableBuilder facts("facts", "The race",
                       {{"seeds", "", "seeds so far", ""},
                        {"target", "", "loss that counts as arrived", ""},
                        {"learned", "", "examples learned from", ""},
                        {"heldOut", "", "examples held out", ""},
                        {"learnedSeen", "", "of the first, those that are looked at", ""},
                        {"heldOutSeen", "", "of the others, those that are looked at", ""},
                        {"parameters", "", "parameters of the network", ""},
                        {"classes", "", "classes; 0: the targets are numbers", ""}});
    facts.add_row({static_cast<double>(seed_), goal_, static_cast<double>(course_.data().learned),
                   static_cast<double>(course_.data().held_out()), static_cast<double>(course_.learned_seen()),
                   static_cast<double>(course_.held_out_seen()), static_cast<double>(parameters_),
                   static_cast<double>(course_.data().given.classes)});
    facts.append_to(result);
  }

  Value spec_;
  TrainingCourse course_;
  const Value::Array racers_;
  std::size_t every_, seeds_, batch_;
  std::vector<std::size_t> looks_at_;
  std::vector<Attempt> attempts_;  ///< racer by racer, seed by seed
  std::vector<std::unique_ptr<Trainer<float>>> trainers_;
  std::size_t seed_ = 0, done_ = 0, racer_ = 0;  ///< where the race stands
  std::size_t cost_ = 1, look_cost_ = 1, parameters_ = 0;
  double goal_ = missing;
};

}  // namespace

Experiment training_race_experiment() {
  List<Parameter> parameters = training_course_parameters();
  parameters.insert(0, training_racers_parameter());
  return {{.id = "training-race",
           .title = "Race on a network",
           .help = "Optimizers train the same network on the same batches, from the same first weights, for several "
                   "seeds.",
           .parameters = std::move(parameters)},
          complete_training_course,
          [](const Value& spec) -> std::unique_ptr<Run> { return std::make_unique<TrainingRaceRun>(spec); }};
}

}  // namespace descent
