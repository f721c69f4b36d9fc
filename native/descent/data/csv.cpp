#include "descent/data/csv.h"

#include <algorithm>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "descent/base/format.h"
#include "descent/data/csv_scanner.h"
#include "descent/data/number_text.h"

namespace descent {
namespace {

using Kind = NumberText::Kind;

/// As many records tell how a file is written.
constexpr std::size_t telling_records = 1000;
/// More columns than any table worth looking at; a file with the wrong separator may seem to have as many.
constexpr std::size_t most_columns = 1000;
/// More different texts in one column than any list of classes.
constexpr std::size_t most_words = 1000;
constexpr double missing = std::numeric_limits<double>::quiet_NaN();

std::string place(std::size_t line, std::size_t column) {
  return concat({"Line ", std::to_string(line), ", column ", std::to_string(column)});
}

Error csv_error(std::string message) { return {"", "csv", std::move(message)}; }

/// A cell as it is quoted in a sentence: short, on one line, cut between characters.
std::string excerpt(std::string_view cell) {
  constexpr std::size_t longest = 30;
  std::string text;
  for (char c : trimmed(cell)) {
    const bool begins = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    if (begins && text.size() >= longest) return concat({"“", text, "…”"});
    text += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return concat({"“", text, "”"});
}

bool is_blank(const CsvScanner& scanner) {
  return scanner.column() == 1 && scanner.ends_record() && !scanner.quoted() && trimmed(scanner.cell()).empty();
}

/// Whether every record at the beginning has as many of these separators, and at least one.
bool separates(std::string_view text, char separator) {
  CsvScanner scanner(text, separator);
  std::size_t records = 0, width = 0;
  while (records < telling_records && scanner.next()) {
    if (!scanner.ends_record() || is_blank(scanner)) continue;
    if (records == 0) width = scanner.column();
    if (scanner.column() != width) return false;
    ++records;
  }
  return scanner.problem().empty() && width > 1;
}

char find_separator(std::string_view text) {
  for (char separator : {'\t', ';'}) {
    if (separates(text, separator)) return separator;
  }
  return ',';
}

char find_decimal(std::string_view text, char separator) {
  CsvScanner scanner(text, separator);
  bool comma = false;
  for (std::size_t records = 0; records < telling_records && scanner.next(); records += scanner.ends_record()) {
    const bool with_point = read_number(scanner.cell(), '.').kind == Kind::number;
    const bool with_comma = read_number(scanner.cell(), ',').kind == Kind::number;
    if (with_point && !with_comma) return '.';
    if (with_comma && !with_point) comma = true;
  }
  return comma || separator == ';' ? ',' : '.';
}

class CsvTable {
 public:
  CsvTable(std::string_view text, char separator, char decimal, const CsvOptions& options)
      : text_(text), separator_(separator), decimal_(decimal), header_(options.header), words_(options.words) {}

  Expected<DataTable> read() {
    CsvScanner scanner(text_, separator_);
    std::size_t blank_lines = 0, blank_line = 0;
    while (scanner.next()) {
      if (is_blank(scanner)) {
        if (blank_lines++ == 0) blank_line = scanner.line();
        continue;
      }
      if (scanner.column() == 1 && columns_.size() == 1) {
        for (; blank_lines > 0; --blank_lines) add({Kind::missing, 0}, "", 0, blank_line++), ++rows_;
      }
      blank_lines = 0;
      if (!take(scanner)) return csv_error(std::move(problem_));
    }
    if (!scanner.problem().empty()) {
      return csv_error(concat({place(scanner.line(), scanner.column()), ": ", scanner.problem()}));
    }
    return finish();
  }

 private:
  struct Reading {
    DataColumn column;
    std::size_t numbers = 0, words = 0;
  };

  bool take(const CsvScanner& scanner) {
    const std::size_t k = scanner.column() - 1;
    if (records_ == 0) {
      if (k == 0) first_line_ = scanner.line();
      first_.emplace_back(scanner.cell());
      if (k >= most_columns) {
        problem_ = concat(
            {"Line ", std::to_string(scanner.line()), " has more than ", std::to_string(most_columns), " columns."});
        return false;
      }
      if (!scanner.ends_record()) return true;
      begin();
      return true;
    }
    const bool too_many = k >= columns_.size(), too_few = scanner.ends_record() && k + 1 < columns_.size();
    if (too_many || too_few) {
      problem_ = concat(
          {place(scanner.line(), k + 1),
           too_many ? ": one cell too many; the first record has " : ": the record ends here; the first one has ",
           std::to_string(columns_.size()), columns_.size() == 1 ? " column." : " columns."});
      return false;
    }
    add(read_number(scanner.cell(), decimal_), scanner.cell(), k, scanner.line());
    if (scanner.ends_record()) {
      ++records_;
      ++rows_;
    }
    return true;
  }

  /// The first record is there: is it a header?
  void begin() {
    std::vector<NumberText> cells;
    bool numbers = false, words = false;
    for (const std::string& cell : first_) {
      cells.push_back(read_number(cell, decimal_));
      numbers = numbers || cells.back().kind == Kind::number;
      words = words || cells.back().kind == Kind::words;
    }
    const bool named =
        header_ == CsvOptions::Header::yes || (header_ == CsvOptions::Header::detect && words && !numbers);
    columns_.resize(first_.size());
    if (words_ == CsvOptions::last) words_ = columns_.size() - 1;
    for (std::size_t k = 0; k < columns_.size(); ++k) {
      const std::string_view name = named ? trimmed(first_[k]) : std::string_view();
      columns_[k].column.name = name.empty() ? "column " + std::to_string(k + 1) : std::string(name);
    }
    if (!named) {
      for (std::size_t k = 0; k < columns_.size(); ++k) add(cells[k], first_[k], k, first_line_);
      ++rows_;
    }
    ++records_;
  }

  void add(const NumberText& number, std::string_view cell, std::size_t k, std::size_t line) {
    Reading& reading = columns_[k];
    DataColumn& column = reading.column;
    const bool good = number.kind == Kind::number;
    if (k == words_ && !column.too_many_words) add_word(number.kind, trimmed(cell), column);
    column.values.push_back(good ? number.value : missing);
    if (good) {
      ++reading.numbers;
      return;
    }
    const auto bad = [&](std::string_view why) {
      return BadCell{rows_, concat({place(line, k + 1), " (", column.name, "): ", why})};
    };
    if (number.kind == Kind::missing) {
      ++column.missing;
      if (!column.first_missing) column.first_missing = bad("the cell is empty.");
      return;
    }
    if (number.kind == Kind::words) ++reading.words;
    if (column.wrong) return;
    const std::string_view why = number.kind == Kind::words      ? " is not a number."
                                 : number.kind == Kind::infinite ? " is not a number that one can calculate with."
                                                                 : " is beyond the range of double precision.";
    column.wrong = bad(concat({excerpt(cell), why}));
  }

  void add_word(Kind kind, std::string_view word, DataColumn& column) {
    if (kind == Kind::missing) return column.word_of.push_back(DataColumn::no_word);
    auto known = numbers_of_words_.find(word);
    if (known == numbers_of_words_.end()) {
      column.too_many_words = column.words.size() == most_words;
      if (column.too_many_words) {
        column.words = {};
        column.word_of = {};
        return;
      }
      known = numbers_of_words_.emplace(word, static_cast<std::uint32_t>(column.words.size())).first;
      column.words.emplace_back(word);
    }
    column.word_of.push_back(known->second);
  }

  Expected<DataTable> finish() {
    if (records_ == 0) return csv_error("There is nothing in it: at least one number is needed.");
    if (rows_ == 0) return csv_error("There is a header, and no row below it.");
    DataTable table{{}, rows_};
    bool some = false;
    for (Reading& reading : columns_) {
      DataColumn& column = reading.column;
      column.numeric = reading.numbers > 0 && reading.numbers >= reading.words;
      some = some || column.numeric;
      if (!column.numeric) column.values = {};
      table.columns.push_back(std::move(column));
    }
    if (!some) {
      const std::optional<BadCell>& wrong = table.columns[0].wrong;
      return csv_error(concat({"No column holds numbers. ", wrong ? wrong->problem : "All cells are empty."}));
    }
    return table;
  }

  std::string_view text_;
  char separator_, decimal_;
  CsvOptions::Header header_;
  std::size_t words_;
  std::map<std::string, std::uint32_t, std::less<>> numbers_of_words_;
  std::vector<std::string> first_;
  std::size_t first_line_ = 1;
  std::vector<Reading> columns_;
  std::size_t records_ = 0, rows_ = 0;
  std::string problem_;
};

}  // namespace

Expected<DataTable> read_csv(std::string_view text, const CsvOptions& options) {
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  const char separator = options.separator != 0 ? options.separator : find_separator(text);
  const char decimal = options.decimal != 0 ? options.decimal : find_decimal(text, separator);
  return CsvTable(text, separator, decimal, options).read();
}

}  // namespace descent
