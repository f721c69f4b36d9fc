#pragma once

#include <ostream>
#include <string>
#include <vector>

namespace descent::cli {

/// Rows of cells, written so that the columns stand below one another.
class TextTable {
 public:
  /// `indent` stands before every row.
  explicit TextTable(std::string indent = "  ") : indent_(std::move(indent)) {}

  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
  void write(std::ostream& out) const;

 private:
  std::string indent_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace descent::cli
