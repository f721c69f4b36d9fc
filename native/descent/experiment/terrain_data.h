#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "descent/base/error.h"
#include "descent/base/value.h"

namespace descent {

/// One column of the table, and what its numbers become.
struct TerrainColumn {
  std::string name, unit;
  double mean = 0, deviation = 0;  ///< of the population, as in the table
  double divisor = 1;              ///< of the scaler: it makes x / divisor out of x, up to a shift
};

/// Two inputs and a target, in standard deviations from their means: mean 0, mean square 1.
struct TerrainData {
  std::array<TerrainColumn, 2> inputs;
  TerrainColumn target;
  double unit = 1;                       ///< what the raw second input is counted in
  std::array<std::vector<double>, 2> x;  ///< for each input, one number a row
  std::vector<double> y;
  std::size_t rows() const { return y.size(); }
};

/// From a resolved spec: the table's first three columns of numbers are two inputs and the target. Refused are tables
/// with too few rows or columns, missing numbers, inputs that never change or that are each other's multiple, and
/// scalers that find nothing to divide by.
Expected<TerrainData> terrain_data(const Value& spec);

}  // namespace descent
