#include "descent/base/result.h"

#include <algorithm>
#include <utility>

#include "descent/base/check.h"
#include "descent/base/format.h"

namespace descent {

const Table& Result::table(const std::string& id) const {
  for (const Table& candidate : tables) {
    if (candidate.id == id) return candidate;
  }
  fail(concat({"no table called ", id}));
}

std::span<const double> Result::column(const std::string& table_id, const std::string& column_id) const {
  const Table& found = table(table_id);
  for (std::size_t k = 0; k < found.columns.size(); ++k) {
    if (found.columns[k].id == column_id) return std::span(data).subspan(found.offset + k * found.rows, found.rows);
  }
  fail(concat({"no column called ", column_id, " in ", table_id}));
}

Columns::Columns(std::initializer_list<ColumnText> columns) {
  for (const auto& [id, symbol, label, unit] : columns) {
    push_back({std::string(id), std::string(symbol), std::string(label), std::string(unit)});
  }
}

TableBuilder::TableBuilder(std::string id, std::string title, Columns columns)
    : id_(std::move(id)), title_(std::move(title)), columns_(std::move(columns)) {
  check(!columns_.empty(), "a table needs columns");
}

void TableBuilder::reserve(std::size_t rows) {
  const std::size_t room = rows * width();
  if (room <= room_) return;
  // Without a value yet: what is never written to costs nothing.
  std::unique_ptr<double[]> larger(new double[room]);
  std::copy_n(numbers_.get(), used_, larger.get());
  numbers_ = std::move(larger);
  room_ = room;
}

double* TableBuilder::add_row() {
  const std::size_t first = used_, columns = width();
  if (first + columns > room_) reserve(std::max<std::size_t>(16, 2 * rows()));
  used_ += columns;
  return numbers_.get() + first;
}

void TableBuilder::add_row(std::span<const double> values) {
  check(values.size() == width(), "a row as wide as its table");
  std::copy(values.begin(), values.end(), add_row());
}

void TableBuilder::add_row(std::initializer_list<double> values) {
  add_row(std::span<const double>(values.begin(), values.size()));
}

void TableBuilder::truncate(std::size_t rows) { used_ = std::min(used_, rows * width()); }

void TableBuilder::set_axes(Axis x, Axis y) {
  x_ = std::move(x);
  y_ = std::move(y);
}

void TableBuilder::append_to(Result& result) const {
  Table table{id_, title_, columns_, rows(), result.data.size(), x_, y_};
  check(!x_ || x_->count * y_->count == table.rows, "a grid as long as its axes say");
  const std::size_t columns = width();
  result.data.resize(table.offset + table.rows * columns);
  double* out = result.data.data() + table.offset;
  for (std::size_t k = 0; k < columns; ++k) {
    for (std::size_t at = k; at < used_; at += columns) *out++ = numbers_[at];
  }
  result.tables.push_back(std::move(table));
}

}  // namespace descent
