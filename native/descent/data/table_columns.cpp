#include "descent/data/table_columns.h"

#include "descent/base/format.h"

namespace descent {

std::string column_name(const DataTable& table, std::size_t k) {
  return concat({std::to_string(k + 1), " (", table.columns[k].name, ")"});
}

std::optional<Error> refuse_choice(const DataTable& table, std::size_t k, const std::string& path) {
  if (k >= table.columns.size()) {
    return Error{path, "out-of-range",
                 concat({"The table has ", std::to_string(table.columns.size()),
                         " columns, so there is none after the first ", std::to_string(k), "."})};
  }
  if (table.columns[k].numeric) return std::nullopt;
  std::string numeric;
  for (std::size_t other = 0; other < table.columns.size(); ++other) {
    if (table.columns[other].numeric) numeric += concat({numeric.empty() ? "" : ", ", column_name(table, other)});
  }
  return Error{path, "not-numbers",
               concat({"Column ", column_name(table, k), " holds words; numbers are in ", numeric, "."})};
}

std::optional<Error> refuse_cells(std::span<const DataColumn* const> columns, const std::string& demand,
                                  const std::string& path) {
  const BadCell* first = nullptr;
  bool empty = false;
  for (const DataColumn* column : columns) {
    for (const std::optional<BadCell>* cell : {&column->wrong, &column->first_missing}) {
      if (!*cell || (first != nullptr && first->row <= (*cell)->row)) continue;
      first = &**cell;
      empty = cell == &column->first_missing;
    }
  }
  if (first == nullptr) return std::nullopt;
  if (!empty) return Error{path, "not-a-number", first->problem};
  return Error{path, "missing", concat({first->problem, " ", demand})};
}

void add_columns(const DataTable& data, Result& result, std::span<const double> roles) {
  Columns columns;
  std::vector<double> numbers, empty, rows;
  for (std::size_t k = 0; k < data.columns.size(); ++k) {
    const DataColumn& column = data.columns[k];
    columns.push_back({concat({"column.", std::to_string(k)}), "", column.name, column.unit});
    const double all = static_cast<double>(data.rows), none = static_cast<double>(column.missing);
    rows.push_back(all);
    empty.push_back(none);
    numbers.push_back(column.numeric ? all - none : 0);
  }
  TableBuilder table("columns",
                     roles.empty() ? "Columns of the data: rows, numbers, empty cells"
                                   : "Columns of the data: rows, numbers, empty cells, use (0 none, 1 input, 2 target)",
                     std::move(columns));
  table.add_row(rows);
  table.add_row(numbers);
  table.add_row(empty);
  if (!roles.empty()) table.add_row(roles);
  table.append_to(result);
}

}  // namespace descent
