#pragma once

#include <optional>
#include <string>
#include <vector>

#include "descent/base/error.h"
#include "descent/data/dataset.h"
#include "descent/data/table_use.h"

namespace descent {

/// The column of a table that is to be predicted: does it hold numbers, or the names of classes?
class TargetColumn {
 public:
  /// Column `k` of a table that was read with its words.
  TargetColumn(const DataTable& table, std::size_t k);

  /// `wanted`: "classes", "numbers" or "auto". A column of words names classes; in one of numbers every number can be
  /// a class, and is one by itself where there are few of them, again and again. Error where that can't be.
  std::optional<Error> decide(const std::string& wanted);
  /// Its gaps, as they matter now that is decided.
  const DataColumn& column() const { return column_; }
  bool known(std::size_t row) const;
  /// Fills in targets, classes and what is said of them, for these rows.
  std::optional<Error> take(const std::vector<std::size_t>& rows, Dataset& data, TableUse& use) const;

 private:
  std::optional<Error> take_classes(const std::vector<std::size_t>& rows, Dataset& data, TableUse& use) const;

  std::string name_;
  DataColumn column_;
  bool classes_ = false, by_word_ = false, decided_ = false;
};

}  // namespace descent
