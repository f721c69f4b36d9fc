#include <algorithm>
#include <cmath>

#include "cli/json.h"
#include "cli/oracle/files.h"

namespace descent::cli {
namespace {

/// A method of the reference in our words.
struct ScalerHere {
  const char* theirs;
  Value part;
  /// The numbers learnt: the reference's names and ours.
  std::vector<std::pair<const char*, const char*>> fit{};
};

const std::vector<ScalerHere>& scalers() {
  static const std::vector<ScalerHere> all = {
      {"minmax_0_1", "min-max", {{"min", "smallest"}, {"max", "largest"}}},
      {"minmax_-1_1",
       Value::object({{"id", "min-max"}, {"low", -1}, {"high", 1}}),
       {{"min", "smallest"}, {"max", "largest"}}},
      {"zscore_population", "z-score", {{"mean", "mean"}, {"std", "std"}}},
      {"zscore_sample",
       Value::object({{"id", "z-score"}, {"deviation", "sample"}}),
       {{"mean", "mean"}, {"std", "std"}}},
      {"robust", "robust", {{"median", "median"}, {"q1", "q1"}, {"q3", "q3"}, {"iqr", "iqr"}}},
      {"maxabs", "max-abs", {{"maxabs", "maxAbs"}}},
      {"l2", "unit-norm", {{"norm", "norm"}}},
      {"l2_columns", "unit-norm"},
      {"l2_rows", Value::object({{"id", "unit-norm"}, {"axis", "row"}})},
  };
  return all;
}

const ScalerHere* find_scaler(const std::string& theirs) {
  for (const ScalerHere& scaler : scalers()) {
    if (scaler.theirs == theirs) return &scaler;
  }
  return nullptr;
}

double largest(const std::vector<double>& numbers) {
  double size = 0;
  for (double number : numbers) size = std::max(size, std::fabs(number));
  return size;
}

/// A column of scaled values is right to so much of its largest entry; one of zeros is right only exactly.
Comparison column_is(const char* column, std::vector<double> want, std::size_t first_row = 0) {
  const double tolerance = relative_tolerance * largest(want);
  return {"scaled.0", {{column}}, std::move(want), tolerance, first_row};
}

Value list_of(const std::vector<double>& values) {
  return Value::object({{"id", "list"}, {"values", Value(Value::Array(values.begin(), values.end()))}});
}

Value spec(Value table, const Value& scaler) {
  return Value::object({{"experiment", "scaling"}, {"table", std::move(table)}, {"scalers", Value::array({scaler})}});
}

Case column_case(const std::string& name, const std::vector<double>& values, const ScalerHere& scaler,
                 const Node& method) {
  const std::vector<double> out = method.at("out").numbers(values.size());
  Check check{spec(list_of(values), scaler.part), {column_is("scaled", out), column_is("inverse", values)}};
  for (const auto& [theirs, ours] : scaler.fit) {
    const double want = method.at("fit").at(theirs).number();
    // A mean near zero is a difference of larger numbers.
    const double size = std::string_view(ours) == "mean" ? largest(values) : std::fabs(want);
    check.comparisons.push_back({"fitted.0", {{ours}}, {want}, relative_tolerance * size});
  }
  return {.name = name, .checks = {std::move(check)}};
}

std::string no_scaler(const std::string& method) { return "the core has no scaler called " + method; }

void add_columns(const Node& file, std::vector<Case>& cases) {
  for (const Node& column : file.at("columns").items()) {
    const std::vector<double> values = column.at("values").numbers();
    for (const auto& [method, entry] : column.at("methods").members()) {
      const std::string name = method + " of " + column.at("name").text();
      const ScalerHere* scaler = find_scaler(method);
      cases.push_back(scaler ? column_case(name, values, *scaler, entry)
                             : Case{.name = name, .refusal = no_scaler(method)});
    }
  }
}

/// A column with what JSON has no numbers for, as the text of a CSV file.
std::string column_text(const Node& values) {
  std::string text;
  for (const Node& value : values.items()) {
    text += value.value().is_string() ? value.text() : number_text(value.number());
    text += '\n';
  }
  return text;
}

void add_policies(const Node& file, std::vector<Case>& cases) {
  for (const Node& policy : file.at("policies").items()) {
    if (policy.at("policy").text() != "error") policy.at("policy").refuse("the only policy known is \"error\".");
    std::vector<std::string> methods;
    if (policy.at("methods").value().is_string()) {
      for (const ScalerHere& scaler : scalers()) methods.emplace_back(scaler.theirs);
    } else {
      for (const Node& method : policy.at("methods").items()) methods.push_back(method.text());
    }
    const std::string text = column_text(policy.at("values"));
    Case item{.name = policy.at("name").text() + " is refused"};
    for (const std::string& method : methods) {
      const ScalerHere* scaler = find_scaler(method);
      if (scaler == nullptr) {
        item.refusal = no_scaler(method);
        continue;
      }
      const Value table = Value::object({{"id", "csv"}, {"text", text}, {"header", "no"}});
      item.checks.push_back({.spec = spec(table, scaler->part), .refused = true});
    }
    cases.push_back(std::move(item));
  }
}

std::vector<std::vector<double>> rows_of(const Node& matrix) {
  std::vector<std::vector<double>> rows;
  for (const Node& row : matrix.items()) {
    rows.push_back(rows.empty() ? row.numbers() : row.numbers(rows[0].size()));
  }
  if (rows.empty() || rows[0].empty()) matrix.refuse("a matrix needs at least one number.");
  return rows;
}

std::vector<double> column_of(const std::vector<std::vector<double>>& rows, std::size_t k) {
  std::vector<double> column;
  for (const std::vector<double>& row : rows) column.push_back(row[k]);
  return column;
}

std::vector<std::vector<double>> same_shape(const Node& matrix, const std::vector<std::vector<double>>& as) {
  std::vector<std::vector<double>> rows = rows_of(matrix);
  if (rows.size() != as.size() || rows[0].size() != as[0].size()) matrix.refuse("a matrix of another shape is needed.");
  return rows;
}

/// What stands beside X in the file, for one method: {out, and where it has them out_new and inverse_of_out}.
Case matrix_case(const std::string& method, const ScalerHere& scaler, const Node& entry, const Node& matrix) {
  const auto x = rows_of(matrix.at("X")), fresh = rows_of(matrix.at("X_new"));
  if (fresh[0].size() != x[0].size()) matrix.at("X_new").refuse("as many columns as in X are needed.");
  const auto out = same_shape(entry.at("out"), x);
  const std::optional<Node> out_new = entry.find("out_new");
  // The new rows follow the others and are held out: they are scaled by what was learnt without them.
  auto rows = x;
  if (out_new) rows.insert(rows.end(), fresh.begin(), fresh.end());
  std::string text;
  for (const std::vector<double>& row : rows) {
    for (std::size_t k = 0; k < row.size(); ++k) {
      if (k > 0) text += ',';
      text += number_text(row[k]);
    }
    text += '\n';
  }
  Case item{.name = method + " of the matrix"};
  for (std::size_t k = 0; k < x[0].size(); ++k) {
    Value one = spec(Value::object({{"id", "csv"}, {"text", text}, {"header", "no"}}), scaler.part);
    one.set("column", k);
    Check check{std::move(one), {column_is("scaled", column_of(out, k))}};
    if (out_new) {
      check.spec.set("split", "first");
      check.spec.set("share", static_cast<double>(x.size()) / static_cast<double>(rows.size()));
      check.comparisons.push_back(column_is("scaled", column_of(same_shape(*out_new, fresh), k), x.size()));
    }
    if (const auto inverse = entry.find("inverse_of_out")) {
      check.comparisons.push_back(column_is("inverse", column_of(same_shape(*inverse, x), k)));
    }
    item.checks.push_back(std::move(check));
  }
  return item;
}

}  // namespace

std::vector<Case> scaling_cases(const Node& file) {
  std::vector<Case> cases;
  add_columns(file, cases);
  add_policies(file, cases);
  if (const auto matrix = file.find("matrix")) {
    for (const auto& [method, entry] : matrix->members()) {
      if (method == "X" || method == "X_new") continue;
      const ScalerHere* scaler = find_scaler(method);
      cases.push_back(scaler ? matrix_case(method, *scaler, entry, *matrix)
                             : Case{.name = method + " of the matrix", .refusal = no_scaler(method)});
    }
  }
  return cases;
}

}  // namespace descent::cli
