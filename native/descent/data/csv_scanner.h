#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace descent {

/// Cuts the text of a CSV file into cells, as RFC 4180 describes them: a cell in quotation marks may hold separators,
/// line breaks and, written twice, quotation marks. Lines end with LF, CR LF or CR. A quotation mark in the middle of a
/// cell that does not begin with one is taken as it stands.
class CsvScanner {
 public:
  CsvScanner(std::string_view text, char separator) : text_(text), separator_(separator) {}

  /// Goes on to the next cell; false at the end of the text, or where `problem()` says what is wrong.
  bool next();

  /// What the cell holds, without its quotation marks. Valid until the next call.
  std::string_view cell() const { return cell_; }
  bool quoted() const { return quoted_; }
  /// Where the cell begins: line in the file and cell in the line, both from 1.
  std::size_t line() const { return cell_line_; }
  std::size_t column() const { return column_; }
  /// It is the last one of its record.
  bool ends_record() const { return ends_record_; }
  /// The sentence after "Line 3, column 2: "; empty as long as nothing is wrong.
  const std::string& problem() const { return problem_; }

 private:
  bool scan_quoted(std::size_t start);
  bool finish(std::size_t end);
  bool fail(const char* problem);
  bool at_break(std::size_t i) const { return text_[i] == '\n' || text_[i] == '\r'; }
  std::size_t skip_break(std::size_t i) const {
    return i + (text_[i] == '\r' && i + 1 < text_.size() && text_[i + 1] == '\n' ? 2 : 1);
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t line_ = 1, cell_line_ = 1, column_ = 0;
  bool ends_record_ = true, quoted_ = false;
  bool more_ = false;  ///< a separator has promised a cell
  std::string_view cell_;
  std::string unescaped_, problem_;
};

}  // namespace descent
