#include "descent/data/own_table.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "descent/base/constant.h"
#include "descent/base/format.h"
#include "descent/data/csv.h"
#include "descent/data/csv_parameters.h"
#include "descent/data/table_columns.h"
#include "descent/data/table_use.h"
#include "descent/data/target_column.h"

namespace descent {
namespace {

/// Squares of what comes out of these stay finite in single precision once scaled, and a sentence tells of others.
constexpr double largest = 1e30;

/// A column by the number that the spec names; in an error, `path` is that of the list or of the number.
Expected<std::size_t> column_at(const DataTable& table, double k, const std::string& path) {
  if (k != std::floor(k)) return Error{path, "not-whole", "A column is a whole number, counted from 0."};
  if (k < static_cast<double>(table.columns.size())) return static_cast<std::size_t>(k);
  return *refuse_choice(table, static_cast<std::size_t>(k), path);
}

/// The inputs that the spec names, or every column of numbers but for the target.
Expected<std::vector<std::size_t>> choose_inputs(const DataTable& table, const Value& asked, std::size_t target) {
  std::vector<std::size_t> inputs;
  if (asked.is_null()) {
    for (std::size_t k = 0; k < table.columns.size(); ++k) {
      if (k != target && table.columns[k].numeric) inputs.push_back(k);
    }
    if (!inputs.empty()) return inputs;
    return Error{"text", "too-few-columns",
                 concat({"Besides column ", column_name(table, target),
                         ", which is to be predicted, no column holds numbers to predict it from."})};
  }
  std::vector<char> taken(table.columns.size());
  for (std::size_t i = 0; i < asked.array().size(); ++i) {
    const std::string path = concat({"inputs[", std::to_string(i), "]"});
    const auto k = column_at(table, asked.array()[i].number(), path);
    if (!k) return k.error();
    if (k.value() == target) {
      return Error{path, "given-twice",
                   concat({"Column ", column_name(table, target),
                           " is what is to be predicted, and that is never one of the inputs."})};
    }
    if (auto error = refuse_choice(table, k.value(), path)) return *error;
    if (taken[k.value()] != 0) {
      return Error{path, "given-twice", concat({"Column ", column_name(table, k.value()), " is an input already."})};
    }
    taken[k.value()] = 1;
    inputs.push_back(k.value());
  }
  return inputs;
}

/// The rows of which everything is known.
std::vector<std::size_t> whole_rows(const DataTable& table, const std::vector<std::size_t>& inputs,
                                    const TargetColumn& target) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < table.rows; ++row) {
    bool whole = target.known(row);
    for (std::size_t k : inputs) whole = whole && !std::isnan(table.columns[k].values[row]);
    if (whole) rows.push_back(row);
  }
  return rows;
}

std::optional<Error> refuse_size(const DataTable& table, std::size_t k, const std::vector<std::size_t>& rows) {
  for (std::size_t row : rows) {
    const double value = table.columns[k].values[row];
    if (std::fabs(value) <= largest) continue;
    return Error{
        "text", "out-of-range",
        concat({"Row ", std::to_string(row + 1), " of column ", column_name(table, k), " holds ", format_number(value),
                "; magnitudes up to ", format_number(largest), " can be learned from."})};
  }
  return std::nullopt;
}

std::optional<Error> refuse_gaps(const DataTable& table, const std::vector<std::size_t>& inputs,
                                 const TargetColumn& target) {
  std::vector<const DataColumn*> columns;
  for (std::size_t k : inputs) columns.push_back(&table.columns[k]);
  columns.push_back(&target.column());
  return refuse_cells(columns, "Every input and the target need a value in every row, or the row has to be left out.",
                      "text");
}

Expected<Dataset> examples_of(DataTable table, const Value& p) {
  if (table.columns.size() < 2) {
    return Error{"text", "too-few-columns",
                 "One column is not enough: there must be something to predict and something to predict it from."};
  }
  std::size_t k = table.columns.size() - 1;
  if (!p["target"].is_null()) {
    const auto chosen = column_at(table, p["target"].number(), "target");
    if (!chosen) return chosen.error();
    k = chosen.value();
  }
  const auto inputs = choose_inputs(table, p["inputs"], k);
  if (!inputs) return inputs.error();
  TargetColumn target(table, k);
  if (auto error = target.decide(p["targets"].string())) return *error;
  if (p["missing"].string() == "refuse") {
    if (auto error = refuse_gaps(table, inputs.value(), target)) return *error;
  }
  const std::vector<std::size_t> rows = whole_rows(table, inputs.value(), target);
  if (rows.empty()) {
    return Error{"text", "too-few", "No row is left: each of them lacks one of the inputs or the target."};
  }
  for (std::size_t input : inputs.value()) {
    if (auto error = refuse_size(table, input, rows)) return *error;
  }
  Dataset data{.features = inputs.value().size()};
  auto use = std::make_shared<TableUse>();
  if (auto error = target.take(rows, data, *use)) return *error;
  if (data.classes == 0) {
    if (auto error = refuse_size(table, k, rows)) return *error;
  }
  data.inputs.reserve(rows.size() * data.features);
  for (std::size_t row : rows) {
    for (std::size_t input : inputs.value()) data.inputs.push_back(table.columns[input].values[row]);
  }
  for (std::size_t input : inputs.value()) {
    data.columns.push_back({table.columns[input].name, table.columns[input].unit});
  }
  data.columns.push_back({table.columns[k].name, table.columns[k].unit});
  use->inputs = inputs.value();
  use->target = k;
  use->rows = rows.size();
  use->skipped = table.rows - rows.size();
  for (DataColumn& column : table.columns) {
    column.values = {};
    column.words = {};
    column.word_of = {};
  }
  use->table = std::move(table);
  data.table = std::move(use);
  return data;
}

Expected<Dataset> make(const Value& p, const std::string& path) {
  CsvOptions options = csv_options(p);
  options.words = CsvOptions::last;
  // A number that is no column is refused when the columns are known.
  if (!p["target"].is_null()) options.words = p["target"].count();
  Expected<DataTable> table = read_csv(p["text"].string(), options);
  if (!table) return Error{concat({path, ".text"}), table.error().code, table.error().message};
  Expected<Dataset> data = examples_of(std::move(table.value()), p);
  if (data) return data;
  return Error{concat({path, ".", data.error().path}), data.error().code, data.error().message};
}

constexpr Parameter column_parameter(Text id, Text label, Text help, Kind kind) {
  return {.id = id, .label = label, .help = help, .kind = kind, .min = 0, .max = 999};
}

constexpr List<Parameter> parameters() {
  List<Parameter> all = csv_parameters();
  Parameter inputs = column_parameter("inputs", "inputs",
                                      "Columns of the table to predict from, counted from 0; left out, every column of "
                                      "numbers but for the target.",
                                      Kind::numbers);
  inputs.min_count = 1;
  inputs.max_count = 1000;
  Parameter target = column_parameter(
      "target", "target", "The column to be predicted, counted from 0; left out, the last one.", Kind::integer);
  target.step = 1;
  all.push_back(std::move(inputs));
  all.push_back(std::move(target));
  all.push_back({.id = "targets",
                 .label = "the target is",
                 .help = "Found out: a column of words names classes, and so does one of at most ten different whole "
                         "numbers that stand there five times each or more, on average; all else is numbers.",
                 .kind = Kind::choice,
                 .default_value = "auto",
                 .choices = {{"auto", "found out"}, {"classes", "a class"}, {"numbers", "a number"}}});
  all.push_back(missing_parameter());
  return all;
}

constexpr DatasetPart part() {
  return {{.id = "csv",
           .title = "Your own table",
           .help = "The text of a CSV file: some columns are inputs, one is to be predicted.",
           .parameters = parameters()},
          make};
}

}  // namespace

DatasetPart own_table() { return constant<part>; }

}  // namespace descent
