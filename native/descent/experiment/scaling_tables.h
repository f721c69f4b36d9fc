#pragma once

#include <memory>
#include <span>
#include <vector>

#include "descent/base/result.h"
#include "descent/experiment/scaling_input.h"
#include "descent/scaling/scaler.h"

namespace descent {

/// Tukey's fences: what lies more than one and a half interquartile ranges beyond the quartiles counts as far out.
/// Tukey 1977, "Exploratory Data Analysis", Addison-Wesley, section 2D.
struct Fences {
  explicit Fences(std::span<const double> values);
  bool inside(double x) const { return x >= low && x <= high; }
  double low, high;
};

/// A row of the table "summary": how `scaled` is spread, and those of its values whose originals are inside the fences.
void add_summary(TableBuilder& table, std::span<const double> scaled, std::span<const double> values,
                 const Fences& fences);
Columns summary_columns();

/// Which of a scaler's ways to z is taken: the first substep whose `when` holds for these numbers.
class Way {
 public:
  Way(const ScalerPart& part, const Value& settings);
  double operator()(const Scaler& fitted) const;

 private:
  const Descriptor& part_;
  List<Substep> ways_;
  std::vector<std::string> names_;
  std::vector<double> settings_;
};

/// The rows that are given back of a long table: evenly spaced, and those with the smallest and the largest value.
std::vector<std::size_t> shown_rows(std::span<const double> values, std::size_t most);

}  // namespace descent
