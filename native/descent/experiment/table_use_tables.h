#pragma once

#include "descent/base/result.h"
#include "descent/data/dataset.h"

namespace descent {

/// Where the examples come from somebody's own table: what has become of it. Tables:
/// - columns: a column for each of the table's; rows: rows, numbers, empty cells, and whether it is used: 0 no, 1 as an
///   input, 2 as the target;
/// - source: rows learned from or held out, rows left out for a gap, the target's column from 0, classes (0: numbers),
///   and whether the column decided that;
/// - classes: a column for each, named like it; how many rows there are of it.
void add_table_use(const Dataset& data, Result& result);

}  // namespace descent
