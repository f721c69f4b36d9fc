#include "descent/experiment/rate_sweep.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "descent/base/format.h"
#include "descent/base/math.h"
#include "descent/experiment/course.h"

namespace descent {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// On a surface without a minimum a larger rate always leaves sooner; so that leaving is an achievement, no single step
/// inside the region may be longer than this share of its diagonal.
constexpr double longest_escape_step = 0.05;

struct Trial {
  double rate = missing, steps = missing, loss = missing;
};

/// Fewer steps to arrive first; where neither arrives, the lower loss at the end; a lost run (NaN) never wins.
bool better(const Trial& a, const Trial& b) {
  if (std::isnan(a.steps) != std::isnan(b.steps)) return std::isnan(b.steps);
  if (!std::isnan(a.steps) && a.steps != b.steps) return a.steps < b.steps;
  return a.loss < b.loss || (std::isnan(b.loss) && !std::isnan(a.loss));
}

/// The best rate. One that works only exactly there is luck, so a rate counts as what the worst of it and its two
/// neighbours achieves.
const Trial& best_of(std::span<const Trial> trials) {
  const auto dependable = [&trials](std::size_t k) {
    const std::size_t first = k > 0 ? k - 1 : 0, last = std::min(k + 1, trials.size() - 1);
    const Trial* worst = &trials[first];
    for (std::size_t i = first + 1; i <= last; ++i) {
      if (better(*worst, trials[i])) worst = &trials[i];
    }
    return *worst;
  };
  std::size_t best = 0;
  for (std::size_t k = 1; k < trials.size(); ++k) {
    if (better(dependable(k), dependable(best))) best = k;
  }
  return trials[best];
}

class SweepRun final : public Run {
 public:
  explicit SweepRun(const Value& spec)
      : spec_(spec), track_(spec), count_(spec["count"].count()), trials_(spec["racers"].array().size() * count_) {}

  double advance(std::int64_t work) override {
    while (work > 0 && next_ < trials_.size()) {
      trials_[next_] = run_trial(next_ / count_, next_ % count_);
      work -= static_cast<std::int64_t>(track_.course.steps);
      ++next_;
    }
    return static_cast<double>(next_) / static_cast<double>(trials_.size());
  }

  Result end() override {
    Result result;
    result.spec = spec_;
    const std::vector<Column> columns = {{"rate", "\\eta", "learning rate", ""},
                                         {"steps", "", "steps to arrive", "updates"},
                                         {"loss", "L", "loss at the end", ""}};
    TableBuilder best("best", "Each optimizer's best rate", columns);
    const Value::Array& racers = spec_["racers"].array();
    for (std::size_t i = 0; i < racers.size(); ++i) {
      TableBuilder sweep("sweep." + std::to_string(i),
                         std::string(optimizer_part(racers[i]["id"].string()).descriptor.title), columns);
      const std::span<const Trial> trials(trials_.data() + i * count_, count_);
      for (const Trial& trial : trials) sweep.add_row({trial.rate, trial.steps, trial.loss});
      sweep.append_to(result);
      const Trial& winner = best_of(trials);
      best.add_row({winner.rate, winner.steps, winner.loss});
    }
    best.append_to(result);
    return result;
  }

 private:
  /// Rates at equal ratios, each rounded to three digits so that it reads well and is the same when typed in.
  double rate(std::size_t k) const {
    const double from = portable::log(spec_["from"].number()), to = portable::log(spec_["to"].number());
    const double share = count_ == 1 ? 0 : static_cast<double>(k) / static_cast<double>(count_ - 1);
    return round_to_digits(portable::exp(from + share * (to - from)), 3);
  }

  Trial run_trial(std::size_t racer_index, std::size_t k) const {
    Value part = spec_["racers"].array()[racer_index];
    part.set("learningRate", rate(k));
    Racer racer(part, track_.course);
    Arrival arrival(track_);
    arrival.see(racer);
    const double longest = longest_escape_step * diagonal(track_.region);
    bool too_long = false;
    while (racer.steps() < track_.course.steps) {
      const double x = racer.x(), y = racer.y();
      if (!racer.step()) break;
      const double dx = racer.x() - x, dy = racer.y() - y;
      if (track_.inside(x, y) && std::sqrt(dx * dx + dy * dy) > longest) too_long = true;
      arrival.see(racer);
      if (track_.minima.empty() && !std::isnan(arrival.step())) break;  // it has left: how far it flies says nothing
    }
    const bool escaped = track_.minima.empty() && !std::isnan(arrival.step()) && !too_long;
    Trial trial{rate(k), missing, missing};
    if (racer.lost() && !escaped) return trial;
    if (!track_.minima.empty() || escaped) trial.steps = arrival.step();
    if (!(track_.minima.empty() && too_long)) trial.loss = racer.loss();
    return trial;
  }

  Value spec_;
  Track track_;
  std::size_t count_;
  std::size_t next_ = 0;
  std::vector<Trial> trials_;
};

Parameter rate_bound(Text id, Text label, Text help, double default_value) {
  return {.id = id,
          .label = label,
          .help = help,
          .kind = Kind::number,
          .min = 0,
          .max = 1000,
          .min_open = true,
          .slider_min = 1e-6,
          .slider_max = 100,
          .default_value = default_value,
          .scale = Scale::log};
}

Expected<Value> complete(Value spec) {
  if (spec["from"].number() > spec["to"].number()) {
    return Error{"to", "out-of-range",
                 "The largest rate must be at least the smallest, " + format_number(spec["from"].number()) + ", not " +
                     format_number(spec["to"].number()) + "."};
  }
  return complete_course(std::move(spec));
}

}  // namespace

Experiment rate_sweep_experiment() {
  return {
      {.id = "rate-sweep",
       .title = "Learning-rate sweep",
       .help = "The same race at many learning rates: how many steps each optimizer needs at each, and its best rate.",
       .parameters = {surface_parameter(),
                      start_parameter(),
                      racers_parameter(),
                      steps_parameter(200),
                      noise_parameter(),
                      seed_parameter(),
                      radius_parameter(),
                      rate_bound("from", "smallest rate", "The smallest learning rate to try.", 1e-5),
                      rate_bound("to", "largest rate", "The largest learning rate to try.", 10),
                      {.id = "count",
                       .label = "rates",
                       .help = "How many rates to try, at equal ratios.",
                       .kind = Kind::integer,
                       .min = 1,
                       .max = 1000,
                       .slider_min = 10,
                       .slider_max = 200,
                       .default_value = 121,
                       .step = 1}}},
      complete,
      [](const Value& spec) -> std::unique_ptr<Run> { return std::make_unique<SweepRun>(spec); }};
}

}  // namespace descent
