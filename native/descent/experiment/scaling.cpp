#include "descent/experiment/scaling.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "descent/base/format.h"
#include "descent/data/table_columns.h"
#include "descent/experiment/scaling_input.h"
#include "descent/experiment/scaling_parameters.h"
#include "descent/experiment/scaling_tables.h"

namespace descent {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

bool is_by_row(const ScalerPart& part, const Value& settings) {
  return part.by_row != nullptr && part.by_row(settings);
}

struct Range {
  double min = std::numeric_limits<double>::infinity(), max = -std::numeric_limits<double>::infinity();
  void add(double x) {
    min = std::min(min, x);
    max = std::max(max, x);
  }
};

class ScalingRun final : public Run {
 public:
  ScalingRun(Value spec, ScalingInput input)
      : spec_(std::move(spec)),
        input_(std::move(input)),
        fences_(input_.values),
        shown_(shown_rows(input_.values, spec_["most"].count())),
        summary_("summary", "Before and after", summary_columns()),
        leakage_("leakage", "The held-out rows, scaled by what was learnt without them and with them",
                 {{"scaler", "", "scaler", ""},
                  {"meanDifference", "", "difference, on average", ""},
                  {"largestDifference", "", "largest difference", ""},
                  {"trainingMin", "", "smallest, fitted on the training rows", ""},
                  {"trainingMax", "", "largest, fitted on the training rows", ""},
                  {"everythingMin", "", "smallest, fitted on everything", ""},
                  {"everythingMax", "", "largest, fitted on everything", ""}}) {
    add_summary(summary_, input_.values, input_.values, fences_);
    add_first_tables();
  }

  double advance(std::int64_t work) override {
    const Value::Array& scalers = spec_["scalers"].array();
    // A pass over the column costs about this much for each row.
    const std::int64_t cost = 8 * static_cast<std::int64_t>(input_.values.size());
    for (; work > 0 && done_ < scalers.size(); work -= cost) scale(scalers[done_]);
    return static_cast<double>(done_) / static_cast<double>(scalers.size());
  }

  Result end() override {
    Result result = result_;
    result.spec = spec_;
    summary_.append_to(result);
    leakage_.append_to(result);
    return result;
  }

 private:
  void add_first_tables() {
    const DataColumn& column = input_.table.columns[input_.column];
    TableBuilder values("values", column.name,
                        {{"index", "", "index", ""},
                         {"row", "", "row", ""},
                         {"value", "x", column.name, column.unit},
                         {"original", "", column.name + ", as it was", column.unit},
                         {"held", "", "held out", ""},
                         {"farOut", "", "far out", ""}});
    values.reserve(shown_.size());
    for (std::size_t i : shown_) {
      const double x = input_.values[i];
      values.add_row({static_cast<double>(i), static_cast<double>(input_.rows[i] + 1), x, input_.original[i],
                      static_cast<double>(input_.held[i]), fences_.inside(x) ? 0.0 : 1.0});
    }
    values.append_to(result_);
    add_columns(input_.table, result_);

    const double n = static_cast<double>(input_.values.size());
    const auto far_out =
        std::count_if(input_.values.begin(), input_.values.end(), [this](double x) { return !fences_.inside(x); });
    TableBuilder facts("facts", "The column",
                       {{"rows", "n", "rows", ""},
                        {"training", "", "rows that are learnt from", ""},
                        {"held", "", "rows held out", ""},
                        {"skipped", "", "rows left out for want of a number", ""},
                        {"farOut", "", "values far out", ""},
                        {"lowFence", "", "below this, a value is far out", column.unit},
                        {"highFence", "", "above this, a value is far out", column.unit},
                        {"zLimit", "\\sqrt{n - 1}", "no z-score can be larger (population)", ""},
                        {"zLimitSample", "\\frac{n - 1}{\\sqrt{n}}", "no z-score can be larger (sample)", ""}});
    const double training = static_cast<double>(input_.training.size());
    facts.add_row({n, training, n - training, static_cast<double>(input_.skipped), static_cast<double>(far_out),
                   fences_.low, fences_.high, std::sqrt(n - 1), (n - 1) / std::sqrt(n)});
    facts.append_to(result_);
  }

  void scale(const Value& settings) {
    const ScalerPart& part = scaler_part(settings["id"].string());
    if (is_by_row(part, settings)) {
      scale_rows(part, settings);
    } else {
      scale_column(part, settings);
    }
    ++done_;
  }

  Columns scaled_columns() const {
    return {{"scaled", "z", "scaled", ""},
            {"training", "", "scaled, fitted on the training rows", ""},
            {"everything", "", "scaled, fitted on everything", ""},
            {"difference", "", "difference of the two", ""},
            {"inverse", "", "scaled back", ""}};
  }

  std::string id(const char* kind) const { return concat({kind, ".", std::to_string(done_)}); }

  void scale_column(const ScalerPart& part, const Value& settings) {
    const auto training = part.make(settings), everything = part.make(settings);
    training->fit(input_.training);
    everything->fit(input_.values);
    const Scaler& used = spec_["fit"].string() == "training" ? *training : *everything;

    std::vector<double> scaled(input_.values.size());
    Range by_training, by_everything;
    double sum = 0, largest = 0;
    for (std::size_t i = 0; i < scaled.size(); ++i) {
      scaled[i] = used.transform(input_.values[i]);
      if (input_.held[i] == 0) continue;
      const double without = training->transform(input_.values[i]), with = everything->transform(input_.values[i]);
      by_training.add(without);
      by_everything.add(with);
      sum += std::fabs(without - with);
      largest = std::max(largest, std::fabs(without - with));
    }
    TableBuilder table(id("scaled"), std::string(part.descriptor.title), scaled_columns());
    table.reserve(shown_.size());
    for (std::size_t i : shown_) {
      const double x = input_.values[i], without = training->transform(x), with = everything->transform(x);
      table.add_row({scaled[i], without, with, without - with, used.inverse(scaled[i])});
    }
    table.append_to(result_);
    add_fitted(part, settings, {&used, training.get(), everything.get()});
    add_summary(summary_, scaled, input_.values, fences_);
    const double held = static_cast<double>(scaled.size() - input_.training.size());
    add_leakage(held, sum, largest, by_training, by_everything);
  }

  /// Each row by itself: what is learnt from others is nothing, so that nothing can leak.
  void scale_rows(const ScalerPart& part, const Value& settings) {
    const auto scaler = part.make(settings);
    const Way way(part, settings);
    Columns columns = scaled_columns();
    for (const Quantity& q : part.descriptor.quantities) {
      columns.push_back({std::string(q.id), std::string(q.symbol), concat({q.label, " of the row"}), ""});
    }
    columns.push_back({"way", "", "way to z", ""});
    TableBuilder table(id("scaled"), std::string(part.descriptor.title), std::move(columns));
    std::vector<double> scaled(input_.values.size()), cells;
    Range held_range;
    std::size_t next = 0;
    for (std::size_t i = 0; i < scaled.size(); ++i) {
      scaler->fit(row_numbers(input_, i));
      scaled[i] = scaler->transform(input_.values[i]);
      if (input_.held[i] != 0) held_range.add(scaled[i]);
      if (next == shown_.size() || shown_[next] != i) continue;
      ++next;
      cells = {scaled[i], scaled[i], scaled[i], 0, scaler->inverse(scaled[i])};
      for (std::size_t k = 0; k < part.descriptor.quantities.size(); ++k) cells.push_back(scaler->fitted(k));
      cells.push_back(way(*scaler));
      table.add_row(cells);
    }
    table.append_to(result_);
    add_fitted(part, settings, {});
    add_summary(summary_, scaled, input_.values, fences_);
    add_leakage(static_cast<double>(scaled.size() - input_.training.size()), 0, 0, held_range, held_range);
  }

  /// What was learnt: by the scaler in use, on the training rows, on everything. Nothing of rows by themselves.
  void add_fitted(const ScalerPart& part, const Value& settings, const std::vector<const Scaler*>& scalers) {
    Columns columns;
    for (const Quantity& q : part.descriptor.quantities) {
      columns.push_back({std::string(q.id), std::string(q.symbol), std::string(q.label), ""});
    }
    columns.push_back({"way", "", "way to z", ""});
    TableBuilder table(id("fitted"), concat({part.descriptor.title, ": what was learnt"}), std::move(columns));
    const Way way(part, settings);
    for (const Scaler* scaler : scalers) {
      std::vector<double> cells;
      for (std::size_t k = 0; k < part.descriptor.quantities.size(); ++k) cells.push_back(scaler->fitted(k));
      cells.push_back(way(*scaler));
      table.add_row(cells);
    }
    table.append_to(result_);
  }

  void add_leakage(double held, double sum, double largest, const Range& training, const Range& everything) {
    const double k = static_cast<double>(done_);
    if (held == 0) {
      leakage_.add_row({k, missing, missing, missing, missing, missing, missing});
    } else {
      leakage_.add_row({k, sum / held, largest, training.min, training.max, everything.min, everything.max});
    }
  }

  Value spec_;
  ScalingInput input_;
  Fences fences_;
  std::vector<std::size_t> shown_;
  std::size_t done_ = 0;  ///< scalers
  Result result_;
  TableBuilder summary_, leakage_;
};

/// A scaler that works on rows needs all numbers of each.
std::optional<Error> refuse_rows(const ScalingInput& input) {
  for (std::size_t i = 0; i < input.rows.size(); ++i) {
    for (double number : row_numbers(input, i)) {
      if (std::fabs(number) <= Scaler::largest) continue;
      return Error{
          "", "missing",
          concat({"Row ", std::to_string(input.rows[i] + 1),
                  " has an empty cell; a row can be scaled by its length only where all its numbers are there."})};
    }
  }
  return std::nullopt;
}

std::optional<Error> refuse_scaler(const Value& settings, const ScalingInput& input) {
  const ScalerPart& part = scaler_part(settings["id"].string());
  if (part.refuse != nullptr) {
    if (auto error = part.refuse(settings)) return error;
  }
  if (is_by_row(part, settings)) return refuse_rows(input);
  return refuse_column(*part.make(settings), input.training);
}

/// Judges the rest of a spec, and completes it.
std::optional<Error> judge(Value& spec, const ScalingInput& input) {
  const Value::Array& scalers = spec["scalers"].array();
  for (std::size_t k = 0; k < scalers.size(); ++k) {
    if (auto error = refuse_scaler(scalers[k], input)) {
      const std::string path = concat({"scalers[", std::to_string(k), "]"});
      return Error{error->path.empty() ? path : concat({path, ".", error->path}), error->code, error->message};
    }
  }
  spec.set("column", input.column);
  return std::nullopt;
}

Expected<Value> complete(Value spec) {
  const Expected<ScalingInput> input = scaling_input(spec);
  if (!input) return input.error();
  if (auto error = judge(spec, input.value())) return *error;
  return spec;
}

std::unique_ptr<Run> start(const Value& spec) {
  return std::make_unique<ScalingRun>(spec, std::move(scaling_input(spec).value()));
}

/// The table is read once.
Expected<std::unique_ptr<Run>> begin(Value spec) {
  Expected<ScalingInput> input = scaling_input(spec);
  if (!input) return input.error();
  if (auto error = judge(spec, input.value())) return *error;
  return std::unique_ptr<Run>(std::make_unique<ScalingRun>(std::move(spec), std::move(input.value())));
}

}  // namespace

Experiment scaling_experiment() {
  return {{.id = "scaling",
           .title = "Scaling of data",
           .help = "One column of numbers under several scalers, side by side.",
           .sources = {{"Tukey, J. W.", 1977, "Exploratory Data Analysis", "Addison-Wesley", ""},
                       {"Shiffler, R. E.", 1988, "Maximum Z Scores and Outliers",
                        "The American Statistician 42(1), 79–80", ""},
                       {"Kaufman, S., Rosset, S., Perlich, C. and Stitelman, O.", 2012,
                        "Leakage in Data Mining: Formulation, Detection, and Avoidance",
                        "ACM Transactions on Knowledge Discovery from Data 6(4)", ""}},
           .parameters = scaling_parameters()},
          complete,
          start,
          {},
          begin};
}

}  // namespace descent
