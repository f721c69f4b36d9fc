#pragma once

#include <vector>

#include "cli/oracle/node.h"

namespace descent::cli {

/// All numbers of a list, of a list of lists, …, in order.
inline void add_numbers(const Node& node, std::vector<double>& all) {
  if (node.value().is_number()) {
    all.push_back(node.number());
    return;
  }
  for (const Node& item : node.items()) add_numbers(item, all);
}

inline std::vector<double> flat(const Node& node) {
  std::vector<double> all;
  add_numbers(node, all);
  return all;
}

/// Column k of a matrix that is a list of rows.
inline std::vector<double> column(const Node& matrix, std::size_t k) {
  std::vector<double> all;
  for (const Node& row : matrix.items()) {
    const std::vector<double> numbers = row.numbers();
    if (k >= numbers.size()) row.refuse("column " + std::to_string(k) + " is missing.");
    all.push_back(numbers[k]);
  }
  return all;
}

inline Value list(const std::vector<double>& numbers) { return Value(Value::Array(numbers.begin(), numbers.end())); }

}  // namespace descent::cli
