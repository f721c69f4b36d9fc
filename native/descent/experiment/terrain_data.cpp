#include "descent/experiment/terrain_data.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include "descent/base/format.h"
#include "descent/data/data_table.h"
#include "descent/data/table_columns.h"
#include "descent/scaling/moments.h"
#include "descent/scaling/scaler.h"

namespace descent {
namespace {

/// Squares of what comes out of these stay finite, and so do products of two squares.
constexpr double largest = 1e30, smallest_deviation = 1e-30;
/// Every point of a picture looks at every row.
constexpr std::size_t most_rows = 2000;
/// Two inputs and a bias have a single best fit only from here on.
constexpr std::size_t fewest_rows = 3;
/// Inputs that share all but this part of their variance are one input.
constexpr double least_own_share = 1e-12;

/// Two inputs and the target.
using Chosen = std::array<DataColumn*, 3>;

std::string quoted(const DataColumn& column) { return concat({"\"", column.name, "\""}); }

/// The three columns asked for, or the first three with numbers.
Expected<std::array<std::size_t, 3>> choose_columns(const DataTable& table, const Value& asked) {
  std::array<std::size_t, 3> chosen{};
  if (asked.is_null()) {
    std::size_t found = 0;
    for (std::size_t k = 0; k < table.columns.size() && found < 3; ++k) {
      if (table.columns[k].numeric) chosen[found++] = k;
    }
    if (found == 3) return chosen;
    return Error{"table", "too-few-columns",
                 concat({"Three columns of numbers are needed, two inputs and then what is to be predicted; this table "
                         "has ",
                         std::to_string(found), "."})};
  }
  for (std::size_t i = 0; i < 3; ++i) {
    const std::string path = concat({"columns[", std::to_string(i), "]"});
    const double k = asked.array()[i].number();
    if (k != std::floor(k)) return Error{path, "not-whole", "A column is a whole number, counted from 0."};
    chosen[i] = asked.array()[i].count();
    if (auto error = refuse_choice(table, chosen[i], path)) return *error;
    for (std::size_t j = 0; j < i; ++j) {
      if (chosen[j] != chosen[i]) continue;
      return Error{path, "given-twice",
                   concat({"Column ", column_name(table, chosen[i]),
                           i == 2 ? " is an input already: what is to be predicted is never one of the inputs."
                                  : " is the first input already; the second one has to be another."})};
    }
  }
  return chosen;
}

std::optional<Error> refuse_rows(std::size_t rows, std::size_t skipped) {
  if (rows >= fewest_rows && rows <= most_rows) return std::nullopt;
  return Error{"table", rows < fewest_rows ? "too-few" : "too-many",
               concat({"A terrain needs at least ", std::to_string(fewest_rows), " rows and takes at most ",
                       std::to_string(most_rows), "; this table has ", std::to_string(rows),
                       skipped > 0 ? " with all three numbers." : "."})};
}

std::optional<Error> refuse_size(const DataColumn& column) {
  for (double value : column.values) {
    if (std::fabs(value) <= largest) continue;
    return Error{"table", "out-of-range",
                 concat({"Column ", quoted(column), " holds ", format_number(value), "; magnitudes up to ",
                         format_number(largest), " make a terrain."})};
  }
  return std::nullopt;
}

/// The three columns without the rows in which one of them has no number; how many these were.
std::size_t skip_rows(const Chosen& columns) {
  const std::size_t rows = columns[0]->values.size();
  std::size_t kept = 0;
  for (std::size_t i = 0; i < rows; ++i) {
    bool whole = true;
    for (const DataColumn* column : columns) whole = whole && !std::isnan(column->values[i]);
    if (!whole) continue;
    for (DataColumn* column : columns) column->values[kept] = column->values[i];
    ++kept;
  }
  for (DataColumn* column : columns) column->values.resize(kept);
  return rows - kept;
}

/// By how much the scaler divides: all of them shift and divide, but for those that take each row by itself.
Expected<double> divisor_of(const Value& part, const DataColumn& column, const std::string& path) {
  const ScalerPart& kind = scaler_part(part["id"].string());
  if (kind.refuse != nullptr) {
    if (auto error = kind.refuse(part)) return Error{concat({path, ".", error->path}), error->code, error->message};
  }
  if (kind.by_row != nullptr && kind.by_row(part)) {
    return Error{path, "by-row",
                 concat({kind.descriptor.title,
                         " of each row by itself bends the terrain, because every row gets "
                         "another unit; choose the length of the column."})};
  }
  const auto scaler = make_scaler(part);
  if (auto error = descent::refuse_column(*scaler, column.values)) return Error{path, error->code, error->message};
  scaler->fit(column.values);
  const auto [low, high] = std::minmax_element(column.values.begin(), column.values.end());
  const double divisor = (*high - *low) / (scaler->transform(*high) - scaler->transform(*low));
  if (std::isfinite(divisor) && divisor > 0) return divisor;
  return Error{path, "no-spread",
               concat({kind.descriptor.title, " finds nothing to divide by in column ", quoted(column),
                       ": it would give every row the same value."})};
}

Expected<TerrainColumn> standardize(const DataColumn& column, const Value& scaler, const std::string& path,
                                    std::vector<double>& out) {
  if (auto error = refuse_size(column)) return *error;
  const Moments moments(column.values);
  if (!(moments.deviation() >= smallest_deviation)) {
    return Error{"table", "constant",
                 concat({"Column ", quoted(column), " holds the same value in every row, ",
                         format_number(moments.mean()), ": there is nothing to learn from it."})};
  }
  const Expected<double> divisor = divisor_of(scaler, column, path);
  if (!divisor) return divisor.error();
  for (double value : column.values) out.push_back(moments.standardized(value));
  return TerrainColumn{column.name,   column.unit,   moments.mean(), moments.deviation(),
                       moments.min(), moments.max(), divisor.value()};
}

/// The part of the second input's variance that the first does not share: 1 − r².
double own_share(const TerrainData& data) {
  double common = 0, own = 0;
  const double n = static_cast<double>(data.rows());
  for (std::size_t i = 0; i < data.rows(); ++i) common += data.x[0][i] * data.x[1][i] / n;
  for (std::size_t i = 0; i < data.rows(); ++i) {
    const double rest = data.x[1][i] - common * data.x[0][i];
    own += rest * rest / n;
  }
  return own;
}

/// Whose target is to be predicted: as the spec says; else whom the table asks for; else whom its first row is of.
void choose_person(const Value& spec, const Chosen& columns, TerrainData& data) {
  const std::vector<double>& asked = data.table.asked;
  const char* const ids[] = {"personFirst", "personSecond"};
  bool known = !asked.empty();
  for (std::size_t k = 0; k < 2; ++k) known = known && std::isfinite(asked[data.columns[k]]);
  for (std::size_t k = 0; k < 2; ++k) {
    const Value& given = spec[ids[k]];
    data.person[k] = !given.is_null() ? given.number() : known ? asked[data.columns[k]] : columns[k]->values[0];
  }
  data.known = std::numeric_limits<double>::quiet_NaN();
  for (std::size_t i = 0; i < data.rows() && std::isnan(data.known); ++i) {
    if (columns[0]->values[i] == data.person[0] && columns[1]->values[i] == data.person[1]) {
      data.known = columns[2]->values[i];
    }
  }
}

}  // namespace

std::array<double, 2> TerrainData::asked() const {
  return {(person[0] - inputs[0].mean) / inputs[0].deviation, (person[1] - inputs[1].mean) / inputs[1].deviation};
}

Expected<TerrainData> terrain_data(const Value& spec) {
  Expected<DataTable> table = make_table(spec["table"], "table");
  if (!table) return table.error();
  TerrainData data;
  data.table = std::move(table.value());
  const auto chosen = choose_columns(data.table, spec["columns"]);
  if (!chosen) return chosen.error();
  data.columns = chosen.value();
  data.unit = spec["unit"].number();
  Chosen columns{};
  for (std::size_t k = 0; k < 3; ++k) columns[k] = &data.table.columns[data.columns[k]];
  if (spec["missing"].string() == "skip") {
    data.skipped = skip_rows(columns);
  } else {
    const DataColumn* const all[] = {columns[0], columns[1], columns[2]};
    if (auto error = refuse_cells(all, "Every row needs all three numbers, or it has to be left out.")) return *error;
  }
  if (auto error = refuse_rows(columns[0]->values.size(), data.skipped)) return *error;
  for (std::size_t k = 0; k < 2; ++k) {
    Expected<TerrainColumn> input = standardize(*columns[k], spec["scaler"], "scaler", data.x[k]);
    if (!input) return input.error();
    data.inputs[k] = std::move(input.value());
  }
  Expected<TerrainColumn> target = standardize(*columns[2], spec["target"], "target", data.y);
  if (!target) return target.error();
  data.target = std::move(target.value());
  if (own_share(data) < least_own_share) {
    return Error{
        "table", "collinear",
        concat({"Columns ", quoted(*columns[0]), " and ", quoted(*columns[1]),
                " are the same but for unit and origin: only the sum of what their weights do can be learnt, so "
                "the valley has no lowest point."})};
  }
  choose_person(spec, columns, data);
  for (DataColumn& column : data.table.columns) column.values = {};
  return data;
}

}  // namespace descent
