#pragma once

#include <string_view>

#include "descent/data/data_table.h"

namespace descent {

/// How a CSV file is written, where one knows it better than read_csv().
struct CsvOptions {
  enum class Header { detect, yes, no };

  char separator = 0;  ///< ',' ';' or '\t'; 0: found out
  Header header = Header::detect;
  char decimal = 0;  ///< '.' or ','; 0: found out

  static constexpr std::size_t none = static_cast<std::size_t>(-1), last = none - 1;
  /// The column whose texts are kept as well, from 0: they may be the names of classes.
  std::size_t words = none;
};

/// Reads a table from the text of a CSV file (RFC 4180, UTF-8 with or without a byte order mark).
///
/// What is found out, unless told:
/// - The separator: the tab or the semicolon where each of the first records has the same number of them, else the
/// comma.
/// - The header: the first record is one where none of its cells is a number.
/// - The decimal mark: the point where some cell can only be read with it (3.5; 3,50,000); else the comma where some
/// cell
///   can only be read with that one (3,5), or where semicolons separate; else the point.
///
/// A column is numeric where at least half of its filled cells are numbers; in it, a cell that is none is noted with
/// its place, as is the first empty one. Empty cells are missing values, not zeros; so are NA, N/A, NaN and null. Lines
/// without anything on them are skipped, except between the lines of a table with one column: there they are missing
/// values.
///
/// Refused, with line (as in the file) and column: records of different width, quotation marks that don't close, files
/// without numbers. The path of an error is empty.
Expected<DataTable> read_csv(std::string_view text, const CsvOptions& options = {});

}  // namespace descent
