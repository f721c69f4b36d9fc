#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "descent/base/descriptor.h"
#include "descent/base/error.h"

namespace descent {

/// A cell of a file that is not what its column needs.
struct BadCell {
  std::size_t row = 0;  ///< of the data, from 0
  std::string problem;  ///< a sentence with the place as in the file
};

struct DataColumn {
  std::string name;
  std::string unit{};            ///< empty for a bare number
  bool numeric = true;           ///< false: a column of words
  std::vector<double> values{};  ///< NaN where the cell is empty; no values in a column of words
  std::size_t missing = 0;       ///< empty cells
  std::optional<BadCell> first_missing{};
  std::optional<BadCell> wrong{};  ///< the first cell in a numeric column that is no number that can be used
  /// What stands in the cells, where that was asked for: different texts in the order in which they appear, and for
  /// each row the number of its text, or no_word where the cell is empty.
  std::vector<std::string> words{};
  std::vector<std::uint32_t> word_of{};
  bool too_many_words = false;  ///< more different ones than are kept: there are none then

  static constexpr std::uint32_t no_word = 0xFFFFFFFF;
};

/// A table of data: a row for each example, a column for each thing known of it.
struct DataTable {
  std::vector<DataColumn> columns;
  std::size_t rows = 0;
  /// A row that is not among them, of somebody whose last number one would like to know: a number for each column, NaN
  /// where it is asked for. Empty where the table asks nothing.
  std::vector<double> asked{};
};

/// An entry of the registry of tables.
struct TablePart {
  Descriptor descriptor;
  /// `parameters` is the resolved object of the spec. The path of an error is within the part.
  Expected<DataTable> (*make)(const Value& parameters);
};

/// All tables, in the order in which the page lists them.
std::span<const TablePart> table_registry();
/// The descriptors of its entries, in their order, with their lore (base/constant.h).
std::span<const Descriptor> tables_in_full();
/// The table that a resolved part {id, …} describes; `path` names the part in errors.
Expected<DataTable> make_table(const Value& part, const std::string& path);

}  // namespace descent
