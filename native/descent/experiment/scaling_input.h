#pragma once

#include <cstddef>
#include <vector>

#include "descent/base/error.h"
#include "descent/base/value.h"
#include "descent/data/data_table.h"

namespace descent {

/// The column that a spec chooses, ready to be scaled: a number in every row, some of them moved, some held out.
struct ScalingInput {
  DataTable table;
  std::size_t column = 0;           ///< of the table
  std::vector<std::size_t> rows;    ///< of the table: those that are used
  std::size_t skipped = 0;          ///< rows left out because they have no number
  std::vector<double> original;     ///< as in the table, one for each of `rows`
  std::vector<double> values;       ///< the same, after the edits
  std::vector<unsigned char> held;  ///< 1: not among those that are learnt from
  std::vector<double> training;     ///< the values that are learnt from, in the order of the rows
};

/// From a resolved spec of the experiment "scaling".
Expected<ScalingInput> scaling_input(const Value& spec);

/// All numbers of one of `input.rows`, for scalers that work row by row; of the chosen column, the moved value.
/// NaN where a cell of the row is empty.
std::vector<double> row_numbers(const ScalingInput& input, std::size_t i);

}  // namespace descent
