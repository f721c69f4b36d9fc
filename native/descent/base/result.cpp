#include "descent/base/result.h"

#include <algorithm>
#include <utility>

#include "descent/base/check.h"

namespace descent {

const Table& Result::table(const std::string& id) const {
  for (const Table& candidate : tables) {
    if (candidate.id == id) return candidate;
  }
  throw std::logic_error("no table called " + id);
}

std::span<const double> Result::column(const std::string& table_id, const std::string& column_id) const {
  const Table& found = table(table_id);
  for (std::size_t k = 0; k < found.columns.size(); ++k) {
    if (found.columns[k].id == column_id) return std::span(data).subspan(found.offset + k * found.rows, found.rows);
  }
  throw std::logic_error("no column called " + column_id + " in " + table_id);
}

TableBuilder::TableBuilder(std::string id, std::string title, std::vector<Column> columns)
    : id_(std::move(id)), title_(std::move(title)), columns_(std::move(columns)) {
  check(!columns_.empty(), "a table needs columns");
}

void TableBuilder::reserve(std::size_t rows) { rows_.reserve(rows * columns_.size()); }

void TableBuilder::add_row(std::span<const double> values) {
  check(values.size() == columns_.size(), "a row as wide as its table");
  // One by one: to insert a range costs more than a step of a small network's training.
  for (double value : values) rows_.push_back(value);
}

void TableBuilder::add_row(std::initializer_list<double> values) {
  add_row(std::span<const double>(values.begin(), values.size()));
}

void TableBuilder::truncate(std::size_t rows) { rows_.resize(std::min(rows_.size(), rows * columns_.size())); }

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
    for (std::size_t at = k; at < rows_.size(); at += columns) *out++ = rows_[at];
  }
  result.tables.push_back(std::move(table));
}

}  // namespace descent
