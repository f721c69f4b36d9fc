#include "descent/signal/ewma.h"

#include <algorithm>
#include <cmath>

#include "descent/base/constant.h"
#include "descent/base/format.h"
#include "descent/experiment/ewma.h"
#include "descent/experiment/series.h"
#include "descent/surface/surface.h"

namespace descent {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// A delay is looked for up to this many times the average's reach.
constexpr double lag_windows = 8;

/// By how much an average of this reach trails the series, measured: against a centred mean, which is as smooth and not
/// late. (Against the values themselves the day-to-day noise, of which each average holds a part at once, would hide
/// it.)
double delay(std::span<const double> x, std::span<const double> average, double reach) {
  const std::vector<double> reference = centred_mean(x, static_cast<std::size_t>(std::min(reach, 1e4)));
  const double limit = std::min(static_cast<double>(x.size()), lag_windows * reach + 8);
  return measured_lag(reference, average, static_cast<std::size_t>(limit));
}

class EwmaRun final : public Run {
 public:
  explicit EwmaRun(const Value& spec)
      : spec_(spec),
        beta_(spec["beta"].number()),
        width_(spec["window"].count()),
        series_(std::move(make_series(spec["series"], "series").value())),
        original_(series_.values) {
    for (const Value& edit : spec["edits"].array()) {
      series_.values[edit.array()[0].count()] = edit.array()[1].number();
    }
  }

  double advance(std::int64_t /*work*/) override {
    if (result_.tables.empty()) compute();
    return 1;
  }

  Result end() override { return result_; }

 private:
  void compute() {
    result_.spec = spec_;
    const std::vector<double>& x = series_.values;
    const std::size_t n = x.size();
    const std::vector<double> first = ewma_from_first(x, beta_), mean = moving_mean(x, width_);

    TableBuilder table("series", series_.label,
                       {{"t", "t", "step", ""},
                        {"date", "", "date", "days since 1970-01-01"},
                        {"value", "x_t", series_.label, series_.unit},
                        {"original", "", series_.label + ", as it was", series_.unit},
                        {"v", "v_t", "EWMA, not corrected", series_.unit},
                        {"corrected", "\\hat v_t", "EWMA, corrected", series_.unit},
                        {"firstValue", "", "EWMA started at the first value", series_.unit},
                        {"mean", "", "moving mean", series_.unit},
                        {"missing", "\\beta^t", "share of the weight on the starting zero", ""}});
    table.reserve(n);
    Ewma ewma(beta_);
    std::vector<double> corrected(n);
    for (std::size_t t = 0; t < n; ++t) {
      ewma.update(x[t]);
      corrected[t] = ewma.corrected();
      table.add_row({static_cast<double>(t + 1), series_.first_day + static_cast<double>(t), x[t], original_[t],
                     ewma.value(), corrected[t], first[t], mean[t], ewma.missing()});
    }
    table.append_to(result_);
    const double inside_window = add_kernel(n);

    const double window = 1 / (1 - beta_);
    const bool varied = std::any_of(x.begin(), x.end(), [&x](double value) { return value != x[0]; });
    TableBuilder facts("facts", "Reach and delay",
                       {{"window", "1/(1-\\beta)", "reach", "steps"},
                        {"insideWindow", "", "share of the weight within the reach", ""},
                        {"meanAge", "\\beta/(1-\\beta)", "mean age of the weight", "steps"},
                        {"lag", "", "delay measured on this series", "steps"},
                        {"meanLag", "", "delay of the moving mean, measured on this series", "steps"}});
    facts.add_row({window, inside_window, beta_ / (1 - beta_), varied ? delay(x, corrected, window) : missing,
                   varied ? delay(x, mean, static_cast<double>(width_)) : missing});
    facts.append_to(result_);
  }

  /// The weights are read off the averages themselves: what a single 1, that many steps ago, leaves behind. Returns the
  /// share of the weight on the last 1/(1 − β) values.
  double add_kernel(std::size_t n) {
    TableBuilder kernel("kernel", "Weight of the value that many steps ago",
                        {{"lag", "k", "age", "steps"},
                         {"weight", "(1-\\beta)\\beta^k", "weight in the EWMA", ""},
                         {"cumulative", "", "weight of this and all newer values", ""},
                         {"meanWeight", "", "weight in the moving mean", ""}});
    kernel.reserve(n);
    std::vector<double> impulse(n + width_);
    impulse[width_] = 1;  // late enough that the moving mean is past its start
    const std::vector<double> mean = moving_mean(impulse, width_);
    Ewma ewma(beta_);
    // The reach need not be a whole number: the value that it cuts through counts by its part inside.
    const double window = 1 / (1 - beta_);
    double cumulative = 0, inside = 0;
    for (std::size_t k = 0; k < n; ++k) {
      ewma.update(k == 0 ? 1 : 0);
      cumulative += ewma.value();
      inside += ewma.value() * std::clamp(window - static_cast<double>(k), 0.0, 1.0);
      kernel.add_row({static_cast<double>(k), ewma.value(), cumulative, mean[width_ + k]});
    }
    kernel.append_to(result_);
    return window <= static_cast<double>(n) ? inside : missing;
  }

  Value spec_;
  double beta_;
  std::size_t width_;
  Series series_;
  std::vector<double> original_;
  Result result_;
};

Expected<Value> complete(Value spec) {
  Expected<Series> series = make_series(spec["series"], "series");
  if (!series) return series.error();
  if (const Value* surface = spec["series"].find("surface")) {
    Value part = spec["series"];
    part.set("surface", complete_surface(*surface, "").value());
    spec.set("series", std::move(part));
  }
  const std::size_t n = series.value().values.size();
  const Value::Array& edits = spec["edits"].array();
  for (std::size_t i = 0; i < edits.size(); ++i) {
    if (edits[i].array()[0].number() >= static_cast<double>(n)) {
      return Error{"edits[" + std::to_string(i) + "][0]", "out-of-range",
                   "An index must be below " + std::to_string(n) + ", the length of the series, not " +
                       format_number(edits[i].array()[0].number()) + "."};
    }
  }
  return spec;
}

constexpr Experiment experiment() {
  return {{.id = "ewma",
           .title = "Exponentially weighted moving average",
           .help = "An average that forgets: each value counts β times as much as the next newer one.",
           .formula = "v_t = \\beta\\, v_{t-1} + (1 - \\beta)\\, x_t, \\qquad \\hat v_t = \\frac{v_t}{1 - \\beta^t}",
           .terms = {{"x_t", "the value at step t"},
                     {"v_t", "the average; it starts at zero"},
                     {"\\beta", "how much of the old average stays"},
                     {"\\hat v_t", "the average without its start from zero"}},
           .sources = {{"Roberts, S. W.", 1959, "Control Chart Tests Based on Geometric Moving Averages",
                        "Technometrics 1(3), 239–250", ""},
                       {"Kingma, D. P. and Ba, J.", 2015, "Adam: A Method for Stochastic Optimization",
                        "ICLR, arXiv:1412.6980", "section 3"}},
           .parameters = {{.id = "series",
                           .label = "series",
                           .help = "What is averaged.",
                           .kind = Kind::part,
                           .default_value = "temperatures",
                           .family = "series"},
                          {.id = "beta",
                           .symbol = "\\beta",
                           .label = "memory",
                           .help = "How much of the old average stays at each step.",
                           .kind = Kind::number,
                           .min = 0,
                           .max = 1,
                           .max_open = true,
                           .slider_min = 0,
                           .slider_max = 0.999,
                           .default_value = 0.9,
                           .scale = Scale::log_complement,
                           .marks = {0.5, 0.9, 0.98, 0.999}},
                          {.id = "window",
                           .symbol = "w",
                           .label = "moving mean over",
                           .help = "How many values the moving mean beside it takes, all with the same weight.",
                           .unit = "steps",
                           .kind = Kind::integer,
                           .min = 1,
                           .max = 1000,
                           .slider_min = 1,
                           .slider_max = 365,
                           .default_value = 10,
                           .scale = Scale::log},
                          {.id = "edits",
                           .label = "moved values",
                           .help = "Values that were moved: pairs of index, from 0, and new value.",
                           .kind = Kind::pairs,
                           .min = -1e12,
                           .max = 1e12,
                           .default_value = [] { return Value(Value::Array{}); },
                           .max_count = 5000}}},
          complete,
          [](const Value& spec) -> std::unique_ptr<Run> { return std::make_unique<EwmaRun>(spec); }};
}

}  // namespace

Experiment ewma_experiment() { return constant<experiment>; }

}  // namespace descent
