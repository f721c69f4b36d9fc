#include "descent/experiment/training_rates.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "descent/base/format.h"
#include "descent/base/parameters.h"
#include "descent/experiment/rate_search.h"
#include "descent/experiment/training_course.h"

namespace descent {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t multiplications = 1000;
/// A seed with which a rate does not arrive counts as this many times the updates of a run, as in GroundSearch.
constexpr double penalty = 2;

class TrainingRatesRun final : public Run {
 public:
  explicit TrainingRatesRun(const Value& spec)
      : spec_(spec),
        course_(spec),
        racers_(spec["racers"].array()),
        rates_(spread_rates(spec["from"].number(), spec["to"].number(), spec["count"].count())),
        every_(std::max<std::size_t>(1, spec["scoreEvery"].count())),
        tries_(spec["tries"].count()),
        seeds_(spec["seeds"].count()) {
    for (std::size_t i = 0; i < tries_; ++i) {
      const auto any = course_.trainer(racers_[0], course_.seed(seeds_ + i));
      targets_.push_back(course_.target() * course_.learned(*any).loss);
    }
  }

  double advance(std::int64_t work) override {
    while (work > 0 && results_.size() < pieces()) {
      if (trainer_ == nullptr) begin();
      work -= step();
      if (trainer_ == nullptr && ++tried_ == tries_) {
        results_.push_back(average(trials_, penalty * static_cast<double>(course_.steps())));
        trials_.clear();
        tried_ = 0;
      }
    }
    return static_cast<double>(results_.size()) / static_cast<double>(pieces());
  }

  Result end() override {
    Result result;
    result.spec = spec_;
    const Columns columns = {{"rate", "\\eta", "learning rate", ""},
                             {"steps", "", "updates to arrive", "updates"},
                             {"loss", "L", "loss in the end, or on arrival", ""}};
    TableBuilder best("best", "Each optimizer's best rate", columns);
    for (std::size_t k = 0; k < racers_.size(); ++k) {
      const std::size_t first = std::min(results_.size(), k * rates_.size());
      const std::size_t count = std::min(results_.size() - first, rates_.size());
      TableBuilder sweep("sweep." + std::to_string(k),
                         std::string(optimizer_part(racers_[k]["id"].string()).descriptor.title), columns);
      const std::span<const RateTrial> trials(results_.data() + first, count);
      for (const RateTrial& trial : trials) sweep.add_row({trial.rate, trial.steps, trial.loss});
      sweep.append_to(result);
      const RateTrial winner = count == rates_.size() ? best_of(trials) : RateTrial{};
      best.add_row({winner.rate, winner.steps, winner.loss});
    }
    best.append_to(result);
    return result;
  }

 private:
  std::size_t pieces() const { return racers_.size() * rates_.size(); }
  double rate() const { return rates_[results_.size() % rates_.size()]; }

  void begin() {
    Value racer = racers_[results_.size() / rates_.size()];
    racer.set("learningRate", rate());
    trainer_ = course_.trainer(racer, course_.seed(seeds_ + tried_));
    done_ = 0;
  }

  void finish(double steps, double loss) {
    trials_.push_back({rate(), steps, loss});
    trainer_.reset();
  }

  /// An update, and a look where one is due. Ends where the racer arrives or is lost: what comes after says nothing.
  std::int64_t step() {
    if (done_ % every_ == 0 || done_ == course_.steps()) {
      const double loss = course_.learned(*trainer_).loss;
      const std::size_t work = course_.look_cost(*trainer_) / multiplications;
      if (std::isnan(loss))
        finish(missing, missing);
      else if (loss <= targets_[tried_])
        finish(static_cast<double>(done_), loss);
      else if (done_ == course_.steps())
        finish(missing, loss);
      if (trainer_ == nullptr) return static_cast<std::int64_t>(work + 1);
    }
    const std::int64_t work = static_cast<std::int64_t>(trainer_->cost() / multiplications) + 1;
    ++done_;
    if (!trainer_->step(nullptr).finite) finish(missing, missing);
    return work;
  }

  Value spec_;
  TrainingCourse course_;
  const Value::Array racers_;
  std::vector<double> rates_, targets_;
  std::size_t every_, tries_, seeds_, tried_ = 0, done_ = 0;
  std::unique_ptr<Trainer<float>> trainer_;
  std::vector<RateTrial> trials_;   ///< of the rate that is tried now, seed by seed
  std::vector<RateTrial> results_;  ///< racer by racer, rate by rate
};

Expected<Value> complete(Value spec) {
  if (spec["from"].number() > spec["to"].number()) {
    return Error{"to", "out-of-range",
                 concat({"The largest rate must be at least the smallest, ", format_number(spec["from"].number()),
                         ", not ", format_number(spec["to"].number()), "."})};
  }
  return complete_training_course(std::move(spec));
}

}  // namespace

Experiment training_rates_experiment() {
  List<Parameter> parameters = training_course_parameters();
  parameters.insert(0, training_racers_parameter());
  parameters.push_back(rate_bound_parameter("from", "smallest rate", "The smallest learning rate to try.", 1e-4));
  parameters.push_back(rate_bound_parameter("to", "largest rate", "The largest learning rate to try.", 10));
  parameters.push_back(integer_parameter("count", "rates", "How many rates to try, at equal ratios.", 1, 200, 200, 21));
  parameters.push_back(
      integer_parameter("tries", "tries", "Seeds that each rate is tried with; none of them is raced.", 1, 20, 20, 3));
  return {{.id = "training-rates",
           .title = "Learning rates on a network",
           .help = "The best learning rate of each racer, found with seeds that the race does not use.",
           .parameters = std::move(parameters)},
          complete,
          [](const Value& spec) -> std::unique_ptr<Run> { return std::make_unique<TrainingRatesRun>(spec); }};
}

}  // namespace descent
