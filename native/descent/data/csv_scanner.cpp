#include "descent/data/csv_scanner.h"

namespace descent {

bool CsvScanner::next() {
  if (!problem_.empty() || (at_ >= text_.size() && !more_)) return false;
  column_ = ends_record_ ? 1 : column_ + 1;
  cell_line_ = line_;
  quoted_ = more_ = false;
  std::size_t i = at_;
  // Spaces before a quotation mark are no part of the cell.
  std::size_t start = i;
  while (start < text_.size() && text_[start] == ' ') ++start;
  if (start < text_.size() && text_[start] == '"') return scan_quoted(start + 1);
  while (i < text_.size() && text_[i] != separator_ && !at_break(i)) {
    if (text_[i] == '\0')
      return fail("there is a zero byte, as in a file that is no text or is UTF-16; it must be UTF-8.");
    ++i;
  }
  cell_ = text_.substr(at_, i - at_);
  return finish(i);
}

/// From behind the opening quotation mark.
bool CsvScanner::scan_quoted(std::size_t start) {
  quoted_ = true;
  unescaped_.clear();
  bool doubled = false;
  std::size_t piece = start;
  for (std::size_t i = start; i < text_.size();) {
    if (text_[i] == '\0')
      return fail("there is a zero byte, as in a file that is no text or is UTF-16; it must be UTF-8.");
    if (at_break(i)) {
      ++line_;
      i = skip_break(i);
      continue;
    }
    if (text_[i] != '"') {
      ++i;
      continue;
    }
    if (i + 1 < text_.size() && text_[i + 1] == '"') {
      unescaped_.append(text_.substr(piece, i + 1 - piece));
      doubled = true;
      piece = i += 2;
      continue;
    }
    if (doubled) {
      unescaped_.append(text_.substr(piece, i - piece));
      cell_ = unescaped_;
    } else {
      cell_ = text_.substr(piece, i - piece);
    }
    ++i;
    while (i < text_.size() && text_[i] == ' ') ++i;
    if (i < text_.size() && text_[i] != separator_ && !at_break(i)) {
      return fail("something follows the closing quotation mark; a quotation mark within a cell is written twice.");
    }
    return finish(i);
  }
  return fail("the quotation mark that opens this cell is never closed.");
}

/// At the separator, line break or end of text behind a cell.
bool CsvScanner::finish(std::size_t end) {
  ends_record_ = end >= text_.size() || at_break(end);
  more_ = !ends_record_;
  if (end >= text_.size()) {
    at_ = end;
  } else if (ends_record_) {
    at_ = skip_break(end);
    ++line_;
  } else {
    at_ = end + 1;
  }
  return true;
}

bool CsvScanner::fail(const char* problem) {
  problem_ = problem;
  return false;
}

}  // namespace descent
