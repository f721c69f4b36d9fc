#pragma once

#include <string>
#include <vector>

#include "descent/data/data_table.h"

namespace descent {

/// What has become of a table whose rows are learned from.
struct TableUse {
  DataTable table;                        ///< names and gaps of its columns; their numbers are not kept
  std::vector<std::size_t> inputs;        ///< columns, from 0
  std::size_t target = 0;                 ///< column, from 0
  std::size_t rows = 0, skipped = 0;      ///< learned from or held out, and left out for a gap
  std::vector<std::string> classes{};     ///< their names; empty: the target is a number
  std::vector<std::size_t> class_rows{};  ///< rows of each class
  bool decided = false;                   ///< whether it is one or the other was decided by the column
};

}  // namespace descent
