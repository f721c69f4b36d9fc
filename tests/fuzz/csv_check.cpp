#include "csv_check.h"

#include <cmath>
#include <cstddef>

#include "descent/base/check.h"
#include "descent/data/csv.h"

namespace descent::tests {
namespace {

void check_column(const DataColumn& column, std::size_t rows) {
  check(!column.name.empty(), "a column has a name");
  if (!column.numeric) return;
  check(column.values.size() == rows, "columns have one length");
  std::size_t numbers = 0;
  for (double value : column.values) {
    check(!std::isinf(value), "a cell is finite or missing");
    numbers += !std::isnan(value);
  }
  check(numbers > 0, "a numeric column holds a number");
  check(numbers + column.missing == column.values.size() || column.wrong.has_value(),
        "a hole is a missing value, or a cell noted as wrong");
}

}  // namespace

void check_csv(std::string_view input) {
  CsvOptions options;
  if (!input.empty()) {
    const unsigned told = static_cast<unsigned char>(input.front());
    options.separator = "\0,;\t"[told & 3];
    options.header = static_cast<CsvOptions::Header>((told >> 2 & 3) % 3);
    options.decimal = "\0.,\0"[told >> 4 & 3];
    input.remove_prefix(1);
  }
  const Expected<DataTable> table = read_csv(input, options);
  if (!table) {
    check(!table.error().message.empty() && table.error().message.back() == '.', "a refusal is a sentence");
    return;
  }
  check(table.value().rows > 0 && !table.value().columns.empty(), "a table has rows and columns");
  for (const DataColumn& column : table.value().columns) check_column(column, table.value().rows);
}

}  // namespace descent::tests
