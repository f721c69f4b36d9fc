#include "cli/text_table.h"

#include <algorithm>
#include <cstddef>

namespace descent::cli {
namespace {

/// Characters, not bytes: every byte that does not continue one.
std::size_t width(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

void TextTable::write(std::ostream& out) const {
  std::vector<std::size_t> widths;
  for (const auto& row : rows_) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t k = 0; k < row.size(); ++k) widths[k] = std::max(widths[k], width(row[k]));
  }
  for (const auto& row : rows_) {
    std::string line = indent_;
    for (std::size_t k = 0; k < row.size(); ++k) line += row[k] + std::string(widths[k] - width(row[k]) + 2, ' ');
    line.erase(line.find_last_not_of(' ') + 1);
    out << line << '\n';
  }
}

}  // namespace descent::cli
