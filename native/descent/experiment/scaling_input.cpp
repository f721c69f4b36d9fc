#include "descent/experiment/scaling_input.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "descent/base/format.h"
#include "descent/base/random.h"
#include "descent/data/table_columns.h"
#include "descent/scaling/scaler.h"

namespace descent {
namespace {

/// The column asked for, or the first one with numbers.
Expected<std::size_t> choose_column(const DataTable& table, const Value& asked) {
  std::size_t k = 0;
  if (asked.is_null()) {
    while (!table.columns[k].numeric) ++k;  // every table has one
  } else {
    k = asked.count();
  }
  if (auto error = refuse_choice(table, k, "column")) return *error;
  return k;
}

std::optional<Error> refuse_large(const ScalingInput& input) {
  for (std::size_t i = 0; i < input.original.size(); ++i) {
    if (std::fabs(input.original[i]) <= Scaler::largest) continue;
    return Error{"table.text", "out-of-range",
                 concat({"Row ", std::to_string(input.rows[i] + 1), " holds ", format_number(input.original[i]),
                         "; magnitudes up to ", format_number(Scaler::largest), " can be scaled."})};
  }
  return std::nullopt;
}

std::optional<Error> apply_edits(const Value::Array& edits, std::vector<double>& values) {
  for (std::size_t i = 0; i < edits.size(); ++i) {
    const double index = edits[i].array()[0].number();
    if (index >= static_cast<double>(values.size())) {
      return Error{concat({"edits[", std::to_string(i), "][0]"}), "out-of-range",
                   concat({"An index must be below ", std::to_string(values.size()), ", the number of rows, not ",
                           format_number(index), "."})};
    }
    values[static_cast<std::size_t>(index)] = edits[i].array()[1].number();
  }
  return std::nullopt;
}

/// Marks the rows that are held out. At least one row is learnt from.
void split(const Value& spec, ScalingInput& input) {
  const std::size_t n = input.values.size();
  input.held.assign(n, 0);
  const std::string& kind = spec["split"].string();
  if (kind != "none") {
    const double share = spec["share"].number() * static_cast<double>(n);
    const std::size_t training = std::max<std::size_t>(1, static_cast<std::size_t>(std::floor(share + 0.5)));
    std::vector<std::uint32_t> order(n);
    std::iota(order.begin(), order.end(), 0U);
    if (kind == "random") {
      Random random(static_cast<std::uint64_t>(spec["seed"].number()), 2);
      random.shuffle(std::span(order));
    }
    for (std::size_t i = std::min(training, n); i < n; ++i) input.held[order[i]] = 1;
  }
  for (std::size_t i = 0; i < n; ++i) {
    if (input.held[i] == 0) input.training.push_back(input.values[i]);
  }
}

}  // namespace

Expected<ScalingInput> scaling_input(const Value& spec) {
  Expected<DataTable> table = make_table(spec["table"], "table");
  if (!table) return table.error();
  ScalingInput input;
  input.table = std::move(table.value());
  const Expected<std::size_t> chosen = choose_column(input.table, spec["column"]);
  if (!chosen) return chosen.error();
  input.column = chosen.value();

  const DataColumn& column = input.table.columns[input.column];
  const bool skip = spec["missing"].string() == "skip";
  if (!skip) {
    const DataColumn* const columns[] = {&column};
    if (auto error = refuse_cells(columns, "A scaler needs a number in every row, or the row has to be left out.")) {
      return *error;
    }
  }
  input.rows.reserve(column.values.size());
  input.original.reserve(column.values.size());
  for (std::size_t row = 0; row < column.values.size(); ++row) {
    if (std::isnan(column.values[row])) continue;
    input.rows.push_back(row);
    input.original.push_back(column.values[row]);
  }
  input.skipped = column.values.size() - input.rows.size();
  if (auto error = refuse_large(input)) return *error;
  input.values = input.original;
  if (auto error = apply_edits(spec["edits"].array(), input.values)) return *error;
  split(spec, input);
  return input;
}

std::vector<double> row_numbers(const ScalingInput& input, std::size_t i) {
  std::vector<double> numbers;
  for (std::size_t k = 0; k < input.table.columns.size(); ++k) {
    const DataColumn& column = input.table.columns[k];
    if (column.numeric) numbers.push_back(k == input.column ? input.values[i] : column.values[input.rows[i]]);
  }
  return numbers;
}

}  // namespace descent
