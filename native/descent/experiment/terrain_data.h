#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "descent/base/error.h"
#include "descent/base/value.h"
#include "descent/data/data_table.h"

namespace descent {

/// One column of the table, and what its numbers become.
struct TerrainColumn {
  std::string name, unit;
  double mean = 0, deviation = 0;  ///< of the population, as in the table
  double low = 0, high = 0;        ///< smallest and largest value
  double divisor = 1;              ///< of the scaler: it makes x / divisor out of x, up to a shift
};

/// Two inputs and a target, in standard deviations from their means: mean 0, mean square 1.
struct TerrainData {
  std::array<TerrainColumn, 2> inputs;
  TerrainColumn target;
  double unit = 1;                       ///< what the raw second input is counted in
  std::array<std::vector<double>, 2> x;  ///< for each input, one number a row
  std::vector<double> y;
  DataTable table;                       ///< names, units and gaps of its columns; their numbers are not kept
  std::array<std::size_t, 3> columns{};  ///< of the table, from 0: the inputs, the target
  std::size_t skipped = 0;               ///< rows left out because one of the three numbers is missing
  std::array<double, 2> person{};        ///< whose target is to be predicted, in the units of the table
  /// What the table says of that person, where one of its rows is of them; else NaN.
  double known = 0;

  std::size_t rows() const { return y.size(); }
  /// The person's inputs in standard deviations from their means.
  std::array<double, 2> asked() const;
};

/// From a resolved spec: two inputs and the target are the columns that it names, or the table's first three columns of
/// numbers. Refused are tables with too few rows or columns, missing numbers unless their rows are to be left out,
/// inputs that never change or that are each other's multiple, and scalers that find nothing to divide by.
Expected<TerrainData> terrain_data(const Value& spec);

}  // namespace descent
