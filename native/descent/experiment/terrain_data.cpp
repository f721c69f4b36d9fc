#include "descent/experiment/terrain_data.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "descent/base/format.h"
#include "descent/data/data_table.h"
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

std::string quoted(const DataColumn& column) { return concat({"\"", column.name, "\""}); }

std::optional<Error> refuse_table(const DataTable& table, std::size_t numeric) {
  if (numeric < 3) {
    return Error{"table", "too-few-columns",
                 concat({"Three columns of numbers are needed, two inputs and then what is to be predicted; this table "
                         "has ",
                         std::to_string(numeric), "."})};
  }
  if (table.rows < fewest_rows || table.rows > most_rows) {
    return Error{"table", table.rows < fewest_rows ? "too-few" : "too-many",
                 concat({"A terrain needs at least ", std::to_string(fewest_rows), " rows and takes at most ",
                         std::to_string(most_rows), "; this table has ", std::to_string(table.rows), "."})};
  }
  return std::nullopt;
}

std::optional<Error> refuse_column(const DataColumn& column) {
  if (column.wrong) return Error{"table.text", "not-a-number", column.wrong->problem};
  if (column.first_missing) {
    return Error{"table.text", "missing",
                 concat({column.first_missing->problem, " Every row needs all three numbers."})};
  }
  for (double value : column.values) {
    if (std::fabs(value) <= largest) continue;
    return Error{"table", "out-of-range",
                 concat({"Column ", quoted(column), " holds ", format_number(value), "; magnitudes up to ",
                         format_number(largest), " make a terrain."})};
  }
  return std::nullopt;
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
  if (auto error = refuse_column(column)) return *error;
  const Moments moments(column.values);
  if (!(moments.deviation() >= smallest_deviation)) {
    return Error{"table", "constant",
                 concat({"Column ", quoted(column), " holds the same value in every row, ",
                         format_number(moments.mean()), ": there is nothing to learn from it."})};
  }
  const Expected<double> divisor = divisor_of(scaler, column, path);
  if (!divisor) return divisor.error();
  for (double value : column.values) out.push_back(moments.standardized(value));
  return TerrainColumn{column.name, column.unit, moments.mean(), moments.deviation(), divisor.value()};
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

}  // namespace

Expected<TerrainData> terrain_data(const Value& spec) {
  const Expected<DataTable> table = make_table(spec["table"], "table");
  if (!table) return table.error();
  std::vector<const DataColumn*> numeric;
  for (const DataColumn& column : table.value().columns) {
    if (column.numeric) numeric.push_back(&column);
  }
  if (auto error = refuse_table(table.value(), numeric.size())) return *error;

  TerrainData data;
  data.unit = spec["unit"].number();
  for (std::size_t k = 0; k < 2; ++k) {
    Expected<TerrainColumn> input = standardize(*numeric[k], spec["scaler"], "scaler", data.x[k]);
    if (!input) return input.error();
    data.inputs[k] = std::move(input.value());
  }
  Expected<TerrainColumn> target = standardize(*numeric[2], spec["target"], "target", data.y);
  if (!target) return target.error();
  data.target = std::move(target.value());
  if (own_share(data) < least_own_share) {
    return Error{
        "table", "collinear",
        concat({"Columns ", quoted(*numeric[0]), " and ", quoted(*numeric[1]),
                " are the same but for unit and origin: only the sum of what their weights do can be learnt, so "
                "the valley has no lowest point."})};
  }
  return data;
}

}  // namespace descent
