#pragma once

#include <cstddef>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "descent/base/value.h"

namespace descent {

/// A column as it is written down in a program.
struct ColumnText {
  std::string_view id, symbol, label, unit;
};

struct Column {
  std::string id;      ///< camelCase, dots for components: "velocity.x"
  std::string symbol;  ///< LaTeX; may be empty
  std::string label;
  std::string unit;  ///< empty for a bare number

  operator ColumnText() const { return {id, symbol, label, unit}; }
};

/// The columns of a table, written down as {{id, symbol, label, unit}, …}, which is data and no code in the wasm.
struct Columns : std::vector<Column> {
  Columns() = default;
  Columns(std::initializer_list<ColumnText> columns);
};

/// The axis of a regular grid: `count` points from `min` to `max`, both included.
struct Axis {
  std::string label;
  double min = 0, max = 0;
  std::size_t count = 0;
};

/// Columns of equal length. A table with axes is a grid: its rows run along x first, then along y.
struct Table {
  std::string id;
  std::string title;
  std::vector<Column> columns;
  std::size_t rows = 0;
  std::size_t offset = 0;  ///< of the first column in Result::data; column k starts at offset + k·rows
  std::optional<Axis> x, y;
};

/// What an experiment gives back: the spec with every default filled in, and tables over one block of numbers.
/// A missing number is NaN (and nothing else is: a run stops before it records one).
struct Result {
  Value spec;
  std::vector<Table> tables;
  std::vector<double> data;

  /// The table called `id`. Throws std::logic_error where there is none.
  const Table& table(const std::string& id) const;
  /// One column of a table. Throws std::logic_error where there is none.
  std::span<const double> column(const std::string& table_id, const std::string& column_id) const;
};

/// Collects rows while a run goes on; `append_to` turns them into columns once.
class TableBuilder {
 public:
  TableBuilder(std::string id, std::string title, Columns columns);

  /// Room for that many rows, so that adding them allocates nothing.
  void reserve(std::size_t rows);
  void add_row(std::span<const double> values);
  void add_row(std::initializer_list<double> values);
  /// The same for numbers that are then written to where it says, all `width()` of them.
  double* add_row();
  /// Takes the rows from `rows` on away.
  void truncate(std::size_t rows);
  void set_axes(Axis x, Axis y);

  std::size_t rows() const { return used_ / width(); }
  std::size_t width() const { return columns_.size(); }
  /// Element of a row that was added before.
  double at(std::size_t row, std::size_t column) const { return numbers_[row * width() + column]; }
  void set(std::size_t row, std::size_t column, double value) { numbers_[row * width() + column] = value; }

  void append_to(Result& result) const;

 private:
  std::string id_, title_;
  std::vector<Column> columns_;
  std::unique_ptr<double[]> numbers_;  ///< one row after another
  std::size_t used_ = 0, room_ = 0;    ///< of them
  std::optional<Axis> x_, y_;
};

}  // namespace descent
