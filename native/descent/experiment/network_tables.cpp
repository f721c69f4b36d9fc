#include "descent/experiment/network_tables.h"

#include <cctype>

namespace descent {
namespace {

/// "running mean" → "runningMean": ids have no spaces.
std::string camel_case(const std::string& name) {
  std::string id;
  bool upper = false;
  for (char c : name) {
    if (c == ' ') {
      upper = true;
      continue;
    }
    id += upper ? static_cast<char>(std::toupper(c)) : c;
    upper = false;
  }
  return id;
}

}  // namespace

std::string table_id(const PlacedPiece& placed, const std::string& prefix) {
  const std::string name = camel_case(placed.piece.name);
  return prefix.empty() ? name : prefix + std::to_string(placed.block + 1) + "." + name;
}

void add_pieces(const std::vector<PlacedPiece>& layout, const std::string& prefix,
                const std::vector<FlatColumn>& columns, Result& result) {
  for (const PlacedPiece& placed : layout) {
    const Piece& piece = placed.piece;
    std::string title = piece.name;
    if (!prefix.empty()) title = prefix + " " + std::to_string(placed.block + 1) + " " + title;
    title += piece.rows == 1 ? ", " + std::to_string(piece.columns)
                             : ", " + std::to_string(piece.rows) + " × " + std::to_string(piece.columns);
    Columns all = {{"row", "", "row", ""}, {"column", "", "column", ""}};
    for (const FlatColumn& flat : columns) all.push_back(flat.column);
    TableBuilder table(table_id(placed, prefix), std::move(title), std::move(all));
    table.reserve(piece.size());
    std::vector<double> row(table.width());
    for (std::size_t i = 0; i < piece.size(); ++i) {
      row[0] = static_cast<double>(i / piece.columns);
      row[1] = static_cast<double>(i % piece.columns);
      for (std::size_t k = 0; k < columns.size(); ++k) row[2 + k] = columns[k].values[placed.offset + i];
      table.add_row(row);
    }
    table.append_to(result);
  }
}

}  // namespace descent
