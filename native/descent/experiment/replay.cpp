#include "descent/experiment/replay.h"

#include <cmath>

#include "descent/base/constant.h"
#include "descent/base/format.h"
#include "descent/optim/optimizer.h"
#include "descent/optim/schedule.h"

namespace descent {
namespace {

class ReplayRun final : public Run {
 public:
  explicit ReplayRun(const Value& spec)
      : spec_(spec),
        part_(optimizer_part(spec["optimizer"]["id"].string())),
        size_(spec["start"].array().size()),
        steps_(spec["gradients"].array().size() / size_),
        table_("steps", std::string(part_.descriptor.title), columns()) {}

  double advance(std::int64_t /*work*/) override {
    if (table_.rows() == 0) compute();
    return 1;
  }

  Result end() override {
    Result result;
    result.spec = spec_;
    table_.append_to(result);
    return result;
  }

 private:
  Columns columns() const {
    Columns all = {{"step", "t", "step", ""}};
    for (std::size_t i = 0; i < size_; ++i) all.push_back({"p." + std::to_string(i), "p", "parameter", ""});
    for (const Quantity& q : part_.descriptor.quantities) {
      for (std::size_t i = 0; i < size_; ++i) {
        all.push_back({concat({q.id, ".", std::to_string(i)}), std::string(q.symbol), std::string(q.label), ""});
      }
    }
    return all;
  }

  void compute() {
    const auto optimizer = make_optimizer<double>(spec_["optimizer"], size_);
    const auto schedule = make_schedule(spec_["optimizer"]["schedule"]);
    const double rate = spec_["optimizer"]["learningRate"].number();
    std::vector<double> params, row(table_.width()), grads(size_);
    for (const Value& value : spec_["start"].array()) params.push_back(value.number());
    const Value::Array& gradients = spec_["gradients"].array();
    table_.reserve(steps_ + 1);
    for (std::size_t t = 0;; ++t) {
      row[0] = static_cast<double>(t);
      std::copy(params.begin(), params.end(), row.begin() + 1);
      for (std::size_t k = 0; k < part_.descriptor.quantities.size(); ++k) {
        optimizer->observe(k, std::span(row).subspan(1 + (k + 1) * size_, size_));
      }
      for (double value : row) {
        if (!std::isfinite(value)) return;  // the table ends at the last finite step
      }
      table_.add_row(row);
      if (t == steps_) return;
      for (std::size_t i = 0; i < size_; ++i) grads[i] = gradients[t * size_ + i].number();
      optimizer->step(params, grads, rate * schedule->factor(t, steps_));
    }
  }

  Value spec_;
  const OptimizerPart& part_;
  std::size_t size_, steps_;
  TableBuilder table_;
};

Expected<Value> complete(Value spec) {
  const std::size_t size = spec["start"].array().size(), count = spec["gradients"].array().size();
  if (count % size != 0) {
    return Error{"gradients", "wrong-count",
                 "The gradients must be a multiple of " + std::to_string(size) +
                     " numbers, one for each parameter, not " + std::to_string(count) + "."};
  }
  return spec;
}

constexpr Parameter list(Text id, Text label, Text help, Default default_value, std::size_t max_count) {
  return {.id = id,
          .label = label,
          .help = help,
          .kind = Kind::numbers,
          .min = -1e12,
          .max = 1e12,
          .default_value = default_value,
          .min_count = 1,
          .max_count = max_count};
}

constexpr Experiment experiment() {
  return {
      {.id = "replay",
       .title = "Replay of gradients",
       .help = "An optimizer fed with a given list of gradients: its rule and nothing else.",
       .parameters = {{.id = "optimizer",
                       .label = "optimizer",
                       .help = "The rule to feed.",
                       .kind = Kind::part,
                       .default_value = "adam",
                       .family = "optimizer"},
                      list(
                          "start", "start", "The parameters before the first step.", [] { return Value::array({0}); },
                          1000),
                      list(
                          "gradients", "gradients", "All gradients, step after step, one number for each parameter.",
                          [] {
                            return Value::array({1, 1, 1, 1, -1, -1, -1, -1});
                          },
                          100000)}},
      complete,
      [](const Value& spec) -> std::unique_ptr<Run> { return std::make_unique<ReplayRun>(spec); }};
}

}  // namespace

Experiment replay_experiment() { return constant<experiment>; }

}  // namespace descent
