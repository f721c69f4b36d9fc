#include "descent/experiment/training_run.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "descent/base/check.h"
#include "descent/experiment/network_tables.h"
#include "descent/experiment/numbers.h"
#include "descent/experiment/snapshots.h"
#include "descent/experiment/table_use_tables.h"
#include "descent/experiment/trainer.h"
#include "descent/experiment/training_legs.h"
#include "descent/experiment/training_question.h"
#include "descent/experiment/training_tables.h"
#include "descent/nn/regularization.h"
#include "descent/nn/statistics.h"

namespace descent {
namespace {

/// Multiplications that one unit of work stands for.
constexpr std::size_t multiplications = 1000;
constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// Where a run stands; its tables up to there are kept by the run.
template <class S>
struct RunState {
  std::size_t step = 0, leg = 0;
  TrainerState<S> trainer;
  std::size_t bytes() const { return trainer.bytes(); }
};

template <class S>
class TrainingRun final : public Run {
 public:
  explicit TrainingRun(const Value& spec)
      : spec_(spec),
        legs_(legs_of(spec)),
        goal_(spec["until"].is_null() ? legs_.back().end : spec["until"].count()),
        table_("steps", "Training", step_columns()),
        layers_("layers", "What passes through the layers", layer_columns()),
        scores_("scores", "Losses and accuracies in inference", score_columns()),
        trouble_("trouble", "The layers when numbers stopped being finite", trouble_columns()) {
    table_.reserve(legs_.back().end);
    start_leg(0);
    initial_ = as_doubles<S>(trainer_->network().parameters());
    first_gradient_.assign(initial_.size(), missing);
    settle();
  }

  double advance(std::int64_t work) override {
    work -= score_if_due();
    while (work > 0 && !over()) {
      step();
      work -= static_cast<std::int64_t>(std::max<std::size_t>(1, trainer_->cost() / multiplications));
      work -= score_if_due();
    }
    return over() ? 1 : static_cast<double>(done_) / static_cast<double>(goal_);
  }

  bool seek(std::int64_t step) override {
    goal_ = static_cast<std::size_t>(std::clamp<std::int64_t>(step, 0, static_cast<std::int64_t>(legs_.back().end)));
    // Beyond where it is: a run that has ended before would end there again.
    spec_.set("until", goal_ < legs_.back().end ? Value(goal_) : Value());
    if (goal_ > done_ || (goal_ == done_ && !lost_)) return true;
    const RunState<S>* from = snapshots_.before(goal_);
    check(from != nullptr, "the state before the first step");
    start_leg(from->leg);
    trainer_->restore(from->trainer);
    done_ = from->step;
    lost_ = stopped_ = false;
    table_.truncate(done_);
    truncate_by_step(layers_, done_);
    truncate_by_step(scores_, done_ + 1);
    trouble_.truncate(0);
    if (done_ == 0) std::fill(first_gradient_.begin(), first_gradient_.end(), missing);
    judge_scores();
    return true;
  }

  Expected<Result> ask(const Value& question) override {
    const Leg& leg = legs_[leg_];
    const Expected<std::vector<double>> inputs = asked_inputs(question, leg.data.given.features);
    if (!inputs) return inputs.error();
    Result result;
    result.spec = spec_;
    add_probe(*trainer_, inputs.value(), leg.spec, leg.data, result);
    add_now(done_, result);
    return result;
  }

  Result end() override {
    const Leg& leg = legs_[leg_];
    Result result;
    result.spec = spec_;
    // The other tables are short: with room for them the long one isn't copied when they come.
    result.data.reserve(table_.rows() * table_.width() + 8192);
    table_.append_to(result);
    if (every_ > 0) layers_.append_to(result);
    if (scores_.rows() > 0) scores_.append_to(result);
    std::vector<double> outputs, held_out_outputs;
    const Score learned = learned_score(&outputs), held_out = held_out_score(&held_out_outputs);
    add_facts(learned, held_out, result);
    if (spec_["mistakes"].count() > 0) add_mistakes(held_out_outputs, spec_, leg.data, result);
    if (scores_all()) {
      outputs.insert(outputs.end(), held_out_outputs.begin(), held_out_outputs.end());
      add_outputs(in_order(outputs, leg.data), leg.spec, leg.data, result);
    }
    if (lost_) trouble_.append_to(result);
    add_table_use(leg.data.given, result);
    if (spec_["examples"].boolean()) add_examples(leg.data, result);
    if (!spec_["probe"].is_null()) add_probe(*trainer_, numbers_of(spec_["probe"]), spec_, leg.data, result);
    if (spec_["map"].count() > 0) add_map(*trainer_, spec_, leg.data, result);
    if (spec_["weights"].boolean()) add_weights(*trainer_, initial_, first_gradient_, result);
    return result;
  }

 private:
  bool over() const { return lost_ || stopped_ || done_ >= goal_; }

  bool scores_all() const { return spec_["scored"].string() == "all"; }

  Score learned_score(std::vector<double>* outputs = nullptr) {
    return scores_all() ? trainer_->score(trainer_->examples(), outputs) : Score{missing, missing};
  }

  Score held_out_score(std::vector<double>* outputs = nullptr) {
    return held_out_->count == 0 ? Score{missing, missing} : trainer_->score(*held_out_, outputs);
  }

  /// Outputs of the examples that are learned from and of those held out, put in the order of the dataset.
  std::vector<double> in_order(const std::vector<double>& outputs, const TrainingData& data) const {
    const std::size_t width = trainer_->network().outputs();
    std::vector<double> all(outputs.size());
    for (std::size_t i = 0; i < data.rows.size(); ++i) {
      std::copy_n(outputs.begin() + static_cast<std::ptrdiff_t>(i * width), width,
                  all.begin() + static_cast<std::ptrdiff_t>(data.rows[i] * width));
    }
    return all;
  }

  /// A trainer at the beginning of that leg, without what the one before has learned.
  void start_leg(std::size_t leg) {
    leg_ = leg;
    const Leg& now = legs_[leg];
    trainer_ = std::make_unique<Trainer<S>>(now.spec, now.data.to_learn());
    held_out_ = std::make_unique<Examples<S>>(now.data.to_hold_out());
    statistics_ = std::make_unique<StatisticsWatch<S>>(trainer_->network(), 0, 1);
    every_ = now.spec["statistics"].count();
    score_every_ = now.spec["scoreEvery"].count();
    patience_ = now.spec["patience"].count();
    edits_ = numbers_of(now.spec["edits"]);
    before_.resize(every_ > 0 ? trainer_->network().parameters().size() : 0);
    best_ = missing;
  }

  /// Does what is due after a step: sets parameters as the spec says, and hands over to the next leg at the end of one.
  void settle() {
    edit();
    while (leg_ + 1 < legs_.size() && done_ == legs_[leg_].end && !lost_ && !stopped_) {
      TrainerState<S> state;
      trainer_->save(state);
      const Value& other = legs_[leg_].spec;
      start_leg(leg_ + 1);
      trainer_->continue_from(state, legs_[leg_].spec, other);
      judge_scores();
      edit();
    }
  }

  /// Sets what this leg's spec sets by hand after as many steps as have been done.
  void edit() {
    for (std::size_t i = 0; i < edits_.size(); i += 3) {
      if (edits_[i] != static_cast<double>(done_)) continue;
      trainer_->network().parameters()[static_cast<std::size_t>(edits_[i + 1])] = static_cast<S>(edits_[i + 2]);
    }
  }

  void step() {
    if (snapshots_.wants(done_)) {
      snapshots_.add([&](RunState<S>& state) {
        state.step = done_;
        state.leg = leg_;
        trainer_->save(state.trainer);
      });
    }
    const bool watched = every_ > 0 && done_ % every_ == 0;
    const auto params = trainer_->network().parameters();
    if (watched) std::copy(params.begin(), params.end(), before_.begin());
    const auto report = trainer_->step(watched ? statistics_.get() : nullptr);
    if (done_ == 0) {
      const auto gradients = trainer_->network().gradients();
      std::copy(gradients.begin(), gradients.end(), first_gradient_.begin());
    }
    // The tables end at the last finite step.
    lost_ = !report.finite;
    if (lost_) return tell_trouble();
    const double t = static_cast<double>(done_++);
    double* row = table_.add_row();
    row[0] = t;
    row[1] = report.loss;
    row[2] = report.penalty;
    row[3] = report.gradient_norm;
    row[4] = report.rate;
    if (watched) add_layers(t);
    settle();
  }

  /// Calls function(before, after) with the weights of a block, or with v of weight norm.
  template <class Function>
  void with_weights(std::size_t block, Function function) {
    for (const PlacedPiece& placed : trainer_->network().parameter_layout()) {
      const bool weight = placed.piece.name == "weight" || placed.piece.name == "v";
      if (placed.block != block || !weight) continue;
      function(std::span<const S>(before_).subspan(placed.offset, placed.piece.size()),
               std::span<const S>(trainer_->network().parameters().subspan(placed.offset, placed.piece.size())));
    }
  }

  void add_layers(double t) {
    for (std::size_t b = 0; b < trainer_->network().blocks(); ++b) {
      const BlockStatistics& seen = statistics_->blocks()[b];
      double length = 0, ratio = missing;
      with_weights(b, [&](std::span<const S> from, std::span<const S> to) {
        double squares = 0;
        for (std::size_t i = 0; i < from.size(); ++i) {
          const double move = static_cast<double>(to[i]) - static_cast<double>(from[i]);
          squares += move * move;
        }
        length = norm<S>(from);
        if (length > 0) ratio = finite_or_missing(std::sqrt(squares) / length);
      });
      layers_.add_row({t, static_cast<double>(b + 1), finite_or_missing(seen.pre_activation.mean),
                       finite_or_missing(seen.pre_activation.deviation), finite_or_missing(seen.activation.mean),
                       finite_or_missing(seen.activation.deviation), finite_or_missing(seen.gradient.deviation),
                       finite_or_missing(seen.saturated), finite_or_missing(seen.dead), finite_or_missing(length),
                       ratio});
    }
  }

  /// How large the numbers were in the step that was not finite.
  void tell_trouble() {
    Network<S>& network = trainer_->network();
    cause_ = trainer_->trouble();
    const auto largest = [](std::span<const S> numbers, double& out) {
      for (S number : numbers)
        out = std::fabs(static_cast<double>(number)) <= out ? out : std::fabs(static_cast<double>(number));
    };
    for (std::size_t b = 0; b < network.blocks(); ++b) {
      double weight = 0, activation = 0, gradient = 0;
      for (const PlacedPiece& placed : network.parameter_layout()) {
        if (placed.block != b) continue;
        largest(network.parameters().subspan(placed.offset, placed.piece.size()), weight);
        largest(network.gradients().subspan(placed.offset, placed.piece.size()), gradient);
      }
      const Batch<const S> out = network.block_output(b);
      for (std::size_t f = 0; f < out.features; ++f) largest({out.row(f), out.examples}, activation);
      trouble_.add_row({static_cast<double>(b + 1), b == cause_.block ? 1.0 : 0.0, finite_or_missing(weight),
                        finite_or_missing(activation), finite_or_missing(gradient)});
    }
  }

  /// Adds a row to the scores where one is due; returns the work it took.
  std::int64_t score_if_due() {
    if (score_every_ == 0 || lost_ || stopped_ || done_ % score_every_ != 0) return 0;
    const std::size_t rows = scores_.rows();
    const double t = static_cast<double>(done_);
    if (rows > 0 && scores_.at(rows - 1, 0) == t) return 0;
    const Score trained = learned_score(), held_out = held_out_score();
    scores_.add_row(
        {t, finite_or_missing(trained.loss), trained.accuracy, finite_or_missing(held_out.loss), held_out.accuracy});
    judge(rows);
    const TrainingData& data = legs_[leg_].data;
    const std::size_t examples = scores_all() ? data.rows.size() : data.held_out();
    return static_cast<std::int64_t>(2 * examples * trainer_->network().parameters().size() / multiplications);
  }

  /// Whether a row of the scores is the best so far, and whether it is time to stop.
  void judge(std::size_t row) {
    const double loss = scores_.at(row, 3);
    if (loss < best_ || (std::isnan(best_) && !std::isnan(loss))) {
      best_ = loss;
      best_row_ = row;
    }
    stopped_ = patience_ > 0 && !std::isnan(best_) && row - best_row_ >= patience_;
  }

  /// The same anew for all rows that can be compared, after some have gone or a leg has begun.
  void judge_scores() {
    best_ = missing;
    for (std::size_t row = 0; row < scores_.rows(); ++row) {
      if (scores_.at(row, 0) >= static_cast<double>(legs_[leg_].judged_from)) judge(row);
    }
  }

  /// Takes away what a table says of that step and later ones; its first column is the step.
  static void truncate_by_step(TableBuilder& table, std::size_t step) {
    std::size_t rows = table.rows();
    while (rows > 0 && table.at(rows - 1, 0) >= static_cast<double>(step)) --rows;
    table.truncate(rows);
  }

  /// The step from which on the loss has stayed above its first value, where the run was lost.
  double rising_from() const {
    if (!lost_ || table_.rows() == 0) return missing;
    std::size_t row = table_.rows();
    while (row > 0 && table_.at(row - 1, 1) > table_.at(0, 1)) --row;
    return static_cast<double>(row);
  }

  void add_facts(const Score& learned, const Score& held_out, Result& result) {
    const TrainingData& data = legs_[leg_].data;
    TableBuilder facts("evaluation", "The network so far, in inference", evaluation_columns());
    const double now = static_cast<double>(done_);
    const bool any_best = !std::isnan(best_);
    const std::size_t batch = legs_[leg_].spec["batch"].count();
    facts.add_row({finite_or_missing(learned.loss), learned.accuracy, static_cast<double>(initial_.size()),
                   lost_ ? now : missing, finite_or_missing(held_out.loss), held_out.accuracy, now,
                   static_cast<double>(data.learned), static_cast<double>(data.held_out()),
                   any_best ? scores_.at(best_row_, 0) : missing, best_, stopped_ ? now : missing,
                   lost_ ? static_cast<double>(cause_.stage) : missing,
                   lost_ ? static_cast<double>(cause_.block + 1) : missing, rising_from(),
                   static_cast<double>((data.learned + batch - 1) / batch)});
    facts.append_to(result);
  }

  Value spec_;
  std::vector<Leg> legs_;
  std::size_t leg_ = 0, goal_ = 0, done_ = 0;
  std::unique_ptr<Trainer<S>> trainer_;
  std::unique_ptr<Examples<S>> held_out_;
  std::unique_ptr<StatisticsWatch<S>> statistics_;
  std::size_t every_ = 0, score_every_ = 0, patience_ = 0;
  bool lost_ = false, stopped_ = false;
  Trouble cause_;
  double best_ = missing;
  std::size_t best_row_ = 0;
  std::vector<double> initial_, first_gradient_;
  std::vector<double> edits_;  ///< of this leg: step, parameter, value, one after another
  std::vector<S> before_;
  Snapshots<RunState<S>> snapshots_;
  TableBuilder table_, layers_, scores_, trouble_;
};

}  // namespace

template <class S>
std::unique_ptr<Run> start_training(const Value& spec) {
  return std::make_unique<TrainingRun<S>>(spec);
}

template std::unique_ptr<Run> start_training<float>(const Value& spec);
template std::unique_ptr<Run> start_training<double>(const Value& spec);

}  // namespace descent
