#pragma once

#include <span>
#include <string>

#include "descent/base/result.h"
#include "descent/nn/network.h"

namespace descent {

/// "weight" with an empty prefix, "layer1.runningMean" with "layer": what a piece's table is called.
std::string table_id(const PlacedPiece& placed, const std::string& prefix);

/// The columns that follow row and column in a piece's table, and the flat vectors they show.
struct FlatColumn {
  Column column;
  std::span<const double> values;
};

/// A table for every piece of a layout, a row for every number.
void add_pieces(const std::vector<PlacedPiece>& layout, const std::string& prefix,
                const std::vector<FlatColumn>& columns, Result& result);

/// A flat vector in double, for a table.
template <class S>
std::vector<double> as_doubles(std::span<const S> numbers) {
  return {numbers.begin(), numbers.end()};
}

}  // namespace descent
