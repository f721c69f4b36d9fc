#include "descent/experiment/scaling_tables.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "descent/base/check.h"
#include "descent/base/format.h"
#include "descent/scaling/moments.h"
#include "descent/scaling/quantiles.h"
#include "descent/surface/formula.h"

namespace descent {
namespace {
constexpr double missing = std::numeric_limits<double>::quiet_NaN();
}

Fences::Fences(std::span<const double> values) {
  Quantiles quantiles(values);
  const Quantile q1 = quantiles.at(0.25), q3 = quantiles.at(0.75);
  const double reach = 1.5 * difference(q3, q1);
  low = q1.value() - reach;
  high = q3.value() + reach;
}

Columns summary_columns() {
  return {{"scaler", "", "scaler, 0 for the values themselves", ""},
          {"min", "\\min", "smallest", ""},
          {"max", "\\max", "largest", ""},
          {"mean", "\\mu", "mean", ""},
          {"std", "\\sigma", "standard deviation, population", ""},
          {"median", "\\tilde x", "median", ""},
          {"range", "", "largest less smallest", ""},
          {"innerCount", "", "values not far out", ""},
          {"innerRange", "", "range of the values not far out", ""},
          {"innerShare", "", "that range as a share of the whole", ""}};
}

void add_summary(TableBuilder& table, std::span<const double> scaled, std::span<const double> values,
                 const Fences& fences) {
  double inner_min = missing, inner_max = missing, inner = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!fences.inside(values[i])) continue;
    if (inner++ == 0) inner_min = inner_max = scaled[i];
    inner_min = std::min(inner_min, scaled[i]);
    inner_max = std::max(inner_max, scaled[i]);
  }
  const Moments moments(scaled);
  const double range = moments.max() - moments.min(), inner_range = inner_max - inner_min;
  table.add_row({static_cast<double>(table.rows()), moments.min(), moments.max(), moments.mean(), moments.deviation(),
                 Quantiles(scaled).at(0.5).value(), range, inner, inner_range,
                 range > 0 ? inner_range / range : missing});
}

Way::Way(const ScalerPart& part, const Value& settings) : part_(part.descriptor), ways_(scaler_substeps(part_.id)) {
  for (const Quantity& q : part_.quantities) names_.emplace_back(q.id);
  for (const Parameter& p : part_.parameters) {
    if (p.kind != Kind::number) continue;
    names_.emplace_back(p.id);
    settings_.push_back(settings[p.id].number());
  }
}

double Way::operator()(const Scaler& fitted) const {
  std::vector<double> numbers;
  for (std::size_t k = 0; k < part_.quantities.size(); ++k) numbers.push_back(fitted.fitted(k));
  numbers.insert(numbers.end(), settings_.begin(), settings_.end());
  for (std::size_t k = 0; k < ways_.size(); ++k) {
    if (ways_[k].when.empty()) return static_cast<double>(k);
    const Expected<Formula> when = Formula::parse_over(names_, ways_[k].when);
    check(when.ok(), concat({part_.id, ": ", ways_[k].when}));
    if (when.value().value(numbers) > 0) return static_cast<double>(k);
  }
  return missing;
}

std::vector<std::size_t> shown_rows(std::span<const double> values, std::size_t most) {
  const std::size_t n = values.size(), stride = (n + most - 1) / most;
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < n; i += stride) rows.push_back(i);
  if (stride > 1) {
    const auto [least, largest] = std::minmax_element(values.begin(), values.end());
    rows.push_back(static_cast<std::size_t>(least - values.begin()));
    rows.push_back(static_cast<std::size_t>(largest - values.begin()));
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  }
  return rows;
}

}  // namespace descent
