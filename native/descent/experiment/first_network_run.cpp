#include "descent/experiment/first_network_run.h"

#include <cmath>
#include <limits>

#include "descent/experiment/first_network_learner.h"
#include "descent/experiment/first_network_tables.h"
#include "descent/experiment/numbers.h"
#include "descent/experiment/rate_search.h"

namespace descent {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
/// Rates that are tried where each combination gets its best: two a decade.
constexpr double lowest_rate = 1e-8, highest_rate = 1000;
constexpr std::size_t tried_rates = 23;

/// The networks one after another, and for each the rates to try, then the course that is recorded.
class FirstNetworkRun final : public Run {
 public:
  explicit FirstNetworkRun(const Value& spec)
      : spec_(spec),
        steps_(spec["steps"].count()),
        at_(spec["at"].count()),
        drawn_(drawn_remedies(spec).combination()),
        compare_(spec["compare"].boolean()),
        person_(numbers_of(spec["person"])),
        courses_(steps_) {
    result_.spec = spec;
    if (spec["rates"].string() == "best") rates_ = spread_rates(lowest_rate, highest_rate, tried_rates);
    if (spec["rates"].string() == "same") best_rate_ = spec["rate"].number();
    begin_combination(compare_ ? 0 : drawn_);
  }

  double advance(std::int64_t work) override {
    for (; work > 0 && !over(); --work) step();
    if (over()) return 1;
    const double jobs = static_cast<double>(rates_.size() + 1), networks = compare_ ? Remedies::combinations : 1;
    const double done = static_cast<double>(job_) + static_cast<double>(done_) / static_cast<double>(steps_ + 1);
    return ((compare_ ? static_cast<double>(combination_) : 0) + done / jobs) / networks;
  }

  Result end() override {
    Result result = result_;
    if (compare_) courses_.append_to(result);
    return result;
  }

 private:
  bool over() const { return over_; }
  bool recorded() const { return job_ == rates_.size(); }

  void begin_combination(std::size_t combination) {
    combination_ = combination;
    least_ = missing;
    begin_job(0);
  }

  /// Trial `job` of the rates, or the course itself.
  void begin_job(std::size_t job) {
    job_ = job;
    done_ = 0;
    const double rate = recorded() ? best_rate_ : rates_[job];
    const Value training = first_training(spec_, Remedies::of(combination_), rate).value();
    rate_ = training["optimizer"]["learningRate"].number();
    learner_ = std::make_unique<FirstLearner>(training, person_);
    training_ = training;
    largest_ = 0;
    first_mean_error_ = recorded() ? learner_->standing().mean_error : 0;
    if (recorded()) see();
    if (steps_ == 0) end_job();
  }

  void step() {
    const bool going_on = learner_->step();
    if (going_on) ++done_;
    if (recorded() && going_on) see();
    if (!going_on || done_ == steps_) end_job();
  }

  /// Writes down where the network stands.
  void see() {
    learner_->look();
    if (compare_) courses_.add(combination_, learner_->error(), learner_->prediction());
    if (combination_ != drawn_) return;
    largest_ = std::max(largest_, learner_->largest_weight());
    if (done_ == at_) draw();
  }

  void draw() {
    add_drawn_network(*learner_, training_, person_, result_);
    shown_ = done_;
  }

  void end_job() {
    if (!recorded()) {
      learner_->look();
      const double error = learner_->lost() ? missing : learner_->error();
      if (error < least_ || (std::isnan(least_) && error == error)) {
        least_ = error;
        best_rate_ = rate_;
      }
      if (std::isnan(best_rate_)) best_rate_ = rate_;
      return begin_job(job_ + 1);
    }
    // Lost before the step that is asked for: it is shown as it was last.
    if (combination_ == drawn_) {
      if (done_ < at_) draw();
      add_drawn(combination_, shown_, rate_, learner_->lost() ? static_cast<double>(done_) : missing, largest_,
                result_);
      add_targets(targets_of(learner_->data().given), learner_->data().given, result_);
    }
    if (compare_) {
      const Standing now = learner_->standing();
      courses_.end_combination(combination_, Remedies::of(combination_), rate_,
                               learner_->lost() ? static_cast<double>(done_) : missing, now, learner_->outcome(now),
                               learner_->prediction(), first_mean_error_);
    }
    if (compare_ && combination_ + 1 < Remedies::combinations) {
      if (!rates_.empty()) best_rate_ = missing;
      return begin_combination(combination_ + 1);
    }
    over_ = true;
  }

  Value spec_, training_;
  std::size_t steps_, at_, drawn_;
  bool compare_, over_ = false;
  std::vector<double> person_, rates_;
  std::size_t combination_ = 0, job_ = 0, done_ = 0, shown_ = 0;
  double best_rate_ = missing, rate_ = 0, least_ = missing, largest_ = 0, first_mean_error_ = 0;
  std::unique_ptr<FirstLearner> learner_;
  Courses courses_;
  Result result_;
};

}  // namespace

std::unique_ptr<Run> start_first_network(const Value& spec) { return std::make_unique<FirstNetworkRun>(spec); }

}  // namespace descent
