#include "descent/experiment/rate_sweep.h"

#include <span>

#include "descent/base/constant.h"
#include "descent/base/format.h"
#include "descent/experiment/course.h"
#include "descent/experiment/rate_search.h"

namespace descent {
namespace {

class SweepRun final : public Run {
 public:
  explicit SweepRun(const Value& spec)
      : spec_(spec),
        track_(spec),
        rates_(spread_rates(spec["from"].number(), spec["to"].number(), spec["count"].count())),
        trials_(spec["racers"].array().size() * rates_.size()) {}

  double advance(std::int64_t work) override {
    while (work > 0 && next_ < trials_.size()) {
      const Value& racer = spec_["racers"].array()[next_ / rates_.size()];
      trials_[next_] = try_rate(racer, rates_[next_ % rates_.size()], track_, track_.course);
      work -= static_cast<std::int64_t>(track_.course.steps);
      ++next_;
    }
    return static_cast<double>(next_) / static_cast<double>(trials_.size());
  }

  Result end() override {
    Result result;
    result.spec = spec_;
    const Columns columns = {{"rate", "\\eta", "learning rate", ""},
                             {"steps", "", "steps to arrive", "updates"},
                             {"loss", "L", "loss at the end", ""}};
    TableBuilder best("best", "Each optimizer's best rate", columns);
    const Value::Array& racers = spec_["racers"].array();
    for (std::size_t i = 0; i < racers.size(); ++i) {
      TableBuilder sweep("sweep." + std::to_string(i),
                         std::string(optimizer_part(racers[i]["id"].string()).descriptor.title), columns);
      const std::span<const RateTrial> trials(trials_.data() + i * rates_.size(), rates_.size());
      for (const RateTrial& trial : trials) sweep.add_row({trial.rate, trial.steps, trial.loss});
      sweep.append_to(result);
      const RateTrial& winner = best_of(trials);
      best.add_row({winner.rate, winner.steps, winner.loss});
    }
    best.append_to(result);
    return result;
  }

 private:
  Value spec_;
  Track track_;
  std::vector<double> rates_;
  std::size_t next_ = 0;
  std::vector<RateTrial> trials_;
};

Expected<Value> complete(Value spec) {
  if (spec["from"].number() > spec["to"].number()) {
    return Error{"to", "out-of-range",
                 "The largest rate must be at least the smallest, " + format_number(spec["from"].number()) + ", not " +
                     format_number(spec["to"].number()) + "."};
  }
  return complete_course(std::move(spec));
}

constexpr Experiment experiment() {
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
                      rate_bound_parameter("from", "smallest rate", "The smallest learning rate to try.", 1e-5),
                      rate_bound_parameter("to", "largest rate", "The largest learning rate to try.", 10),
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

}  // namespace

Experiment rate_sweep_experiment() { return constant<experiment>; }

}  // namespace descent
