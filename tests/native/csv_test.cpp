#include "descent/data/csv.h"

#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

#include "catch.h"
#include "descent/base/format.h"
#include "descent/base/random.h"
#include "descent/data/number_text.h"
#include "specs.h"

using namespace descent;
using namespace descent::tests;

namespace {

constexpr double none = not_a_number;

using Numbers = std::vector<std::vector<double>>;

/// The numeric columns of a text, or why there are none.
struct Read {
  Numbers columns;
  std::vector<std::string> names;
  std::string error;
};

Read read(std::string_view text, const CsvOptions& options = {}) {
  Expected<DataTable> table = read_csv(text, options);
  if (!table) {
    CHECK(table.error().path.empty());
    return {{}, {}, table.error().message};
  }
  Read found;
  for (const DataColumn& column : table.value().columns) {
    found.names.push_back(column.name);
    if (column.numeric) {
      CHECK(column.values.size() == table.value().rows);
      found.columns.push_back(column.values);
    }
  }
  return found;
}

bool same(const Numbers& a, const Numbers& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t k = 0; k < a.size(); ++k) {
    if (!same_bits(a[k], b[k])) return false;
  }
  return true;
}

struct Good {
  const char* what;
  std::string text;
  Numbers columns;
};

struct Bad {
  const char* what;
  std::string text, message;
};

}  // namespace

TEST_CASE("Files as they are found in the world are read", "[csv]") {
  const std::vector<Good> files = {
      {"one number", "7", {{7}}},
      {"a header", "age\n7\n8\n", {{7, 8}}},
      {"no line break at the end", "a,b\n1,2\n3,4", {{1, 3}, {2, 4}}},
      {"Windows lines", "a,b\r\n1,2\r\n3,4\r\n", {{1, 3}, {2, 4}}},
      {"old Macintosh lines", "a,b\r1,2\r3,4\r", {{1, 3}, {2, 4}}},
      {"all kinds of lines", "a,b\n1,2\r\n3,4\r5,6", {{1, 3, 5}, {2, 4, 6}}},
      {"a byte order mark", "\xEF\xBB\xBF\x61,b\n1,2\n", {{1}, {2}}},
      {"a byte order mark before a quotation mark", "\xEF\xBB\xBF\"a\",b\n1,2\n", {{1}, {2}}},
      {"semicolons", "a;b\n1;2\n3;4\n", {{1, 3}, {2, 4}}},
      {"tabs", "a\tb\n1\t2\n3\t4\n", {{1, 3}, {2, 4}}},
      {"semicolons and decimal commas", "a;b\n1,5;2\n3,25;4\n", {{1.5, 3.25}, {2, 4}}},
      {"semicolons and decimal points", "a;b\n1.5;2,500\n3.25;4\n", {{1.5, 3.25}, {2500, 4}}},
      {"semicolons, European thousands", "a;b\n1.234,5;2\n1.234.567;4\n", {{1234.5, 1234567}, {2, 4}}},
      {"Indian thousands in quotation marks",
       "a,b\n\"3,50,000\",1\n\"12,34,567.5\",2\n",
       {{350000, 1234567.5}, {1, 2}}},
      {"Western thousands in quotation marks", "a\n\"1,234,567\"\n\"350,000\"\n", {{1234567, 350000}}},
      {"Indian thousands between tabs", "a\tb\n3,50,000\t1\n4,00,000\t2\n", {{350000, 400000}, {1, 2}}},
      {"spaces between thousands", "a\n1 234 567\n12\xC2\xA0\x33\x34\x35\n", {{1234567, 12345}}},
      {"spaces around", "a, b\n 1 ,\t2 \n", {{1}, {2}}},
      {"spaces before a quotation mark", "a, b\n1, \"2,000\"\n", {{1}, {2000}}},
      {"a separator in a cell", "name,a\n\"Das, Dev\",5\n", {{5}}},
      {"quotation marks in a cell", "name,a\n\"the \"\"boss\"\"\",5\n", {{5}}},
      {"a quotation mark in the middle of a cell", "name,a\n5\" pipe,5\n", {{5}}},
      {"a line break in a cell", "name,a\n\"two\nlines\",5\n\"two\r\nlines\",6\n", {{5, 6}}},
      {"an empty quoted cell", "a,b\n\"\",5\n1,6\n", {{none, 1}, {5, 6}}},
      {"empty cells", "a,b\n,5\n1,\n", {{none, 1}, {5, none}}},
      {"words for nothing", "a\n1\nNA\nn/a\nnan\nNULL\n2\n", {{1, none, none, none, none, 2}}},
      {"empty lines between rows", "a,b\n\n1,2\n \n3,4\n\n\n", {{1, 3}, {2, 4}}},
      {"empty lines in one column are missing values", "a\n1\n\n3\n\n", {{1, none, 3}}},
      {"no header", "1,2\n3,4\n", {{1, 3}, {2, 4}}},
      {"a header that has empty names", ",b\n1,2\n", {{1}, {2}}},
      {"a separator at every end", "a,b,\n1,2,\n", {{1}, {2}}},
      {"signs", "a\n+1\n-2\n\xE2\x88\x92\x33\n-0\n", {{1, -2, -3, -0.0}}},
      {"exponents", "a\n1e3\n2E-3\n.5\n5.\n1.5e+2\n", {{1000, 0.002, 0.5, 5, 150}}},
      {"long numbers",
       "a\n0.1000000000000000055511151231257827\n123456789012345678901234567890\n",
       {{0.1, 1.2345678901234568e29}}},
      {"very small ones", "a\n1e-400\n4.9e-324\n", {{0, 5e-324}}},
      {"a column of dates beside one of numbers", "day,a\n2026-01-01,1\n2026-01-02,2\n", {{1, 2}}},
      {"a comma within semicolons", "name;a\nx, y;1\nz;2\n", {{1, 2}}},
      {"every cell in quotation marks", "\"a\",\"b\"\n\"1\",\"2\"\n", {{1}, {2}}},
      {"names of years", "city,2019,2020\nA,1,2\n", {{2019, 1}, {2020, 2}}},
  };
  for (const Good& file : files) {
    const Read found = read(file.text);
    CAPTURE(file.what, found.error);
    CHECK(found.error.empty());
    CHECK(same(found.columns, file.columns));
  }
}

TEST_CASE("Hostile and broken files are refused with line and column", "[csv]") {
  const std::vector<Bad> files = {
      {"nothing", "", "There is nothing in it: at least one number is needed."},
      {"only a byte order mark", "\xEF\xBB\xBF", "There is nothing in it: at least one number is needed."},
      {"only empty lines", "\n\r\n  \n", "There is nothing in it: at least one number is needed."},
      {"a header alone", "a,b\n", "There is a header, and no row below it."},
      {"only words", "a,b\nx,y\n", "No column holds numbers. Line 2, column 1 (a): “x” is not a number."},
      {"only empty cells", "a,b\n,\n", "No column holds numbers. All cells are empty."},
      {"a quotation mark that stays open", "a,b\n1,2\n3,\"4\n5,6\n",
       "Line 3, column 2: the quotation mark that opens this cell is never closed."},
      {"an open one after line breaks in a cell", "a,b\n\"x\ny\",2\n3,\"4\n",
       "Line 4, column 2: the quotation mark that opens this cell is never closed."},
      {"something after the closing quotation mark", "a\n\"1\"2\n",
       "Line 2, column 1: something follows the closing quotation mark; a quotation mark within a cell is written "
       "twice."},
      {"a row too long", "a,b\n1,2\n\n3,4,5\n", "Line 4, column 3: one cell too many; the first record has 2 columns."},
      {"a row too short", "a,b\n1,2\n3\n", "Line 3, column 1: the record ends here; the first one has 2 columns."},
      {"a long row in one column", "a\n1\n2,3\n",
       "Line 3, column 2: one cell too many; the first record has 1 column."},
      {"a zero byte", std::string("a\n1\n\0\n", 6),
       "Line 3, column 1: there is a zero byte, as in a file that is no text or is UTF-16; it must be UTF-8."},
      {"a zero byte in quotation marks", std::string("a\n\"1\0\"\n", 7),
       "Line 2, column 1: there is a zero byte, as in a file that is no text or is UTF-16; it must be UTF-8."},
      {"too many columns", std::string(2000, ','), "Line 1 has more than 1000 columns."},
  };
  for (const Bad& file : files) {
    CAPTURE(file.what);
    CHECK(read(file.text).error == file.message);
  }
}

TEST_CASE("A cell that is no number is noted with its place as in the file", "[csv]") {
  const auto wrong = [](std::string_view text) {
    const Expected<DataTable> table = read_csv(text);
    REQUIRE(table.ok());
    const auto& cell = table.value().columns.back().wrong;
    return cell ? cell->problem : "none";
  };
  CHECK(wrong("a\n1\n2x\n3\n") == "Line 3, column 1 (a): “2x” is not a number.");
  CHECK(wrong("b,a\n\"x\ny\",1\nz,2\n\n\nu,oops\n") == "Line 7, column 2 (a): “oops” is not a number.");
  CHECK(wrong("a\n1\ninf\n") == "Line 3, column 1 (a): “inf” is not a number that one can calculate with.");
  CHECK(wrong("a\n1\n1e999\n") == "Line 3, column 1 (a): “1e999” is beyond the range of double precision.");
  CHECK(wrong("a\n1\n\"3,5\"\n4.5\n") == "Line 3, column 1 (a): “3,5” is not a number.");
  // Cut between characters: ₹ has three bytes.
  const std::string money = "\xE2\x82\xB9";
  std::string many;
  for (int i = 0; i < 12; ++i) many += money;
  CHECK(wrong("a\n1\n" + many + "\n") == "Line 3, column 1 (a): “" + many.substr(0, 30) + "…” is not a number.");
}

TEST_CASE("What one knows better than the reader is taken", "[csv]") {
  CHECK(same(read("2019,2020\n1,2\n", {.header = CsvOptions::Header::yes}).columns, {{1}, {2}}));
  CHECK(read("2019,2020\n1,2\n", {.header = CsvOptions::Header::yes}).names ==
        std::vector<std::string>{"2019", "2020"});
  CHECK(same(read("1,234;2\n", {}).columns, {{1.234}, {2}}));
  CHECK(same(read("1,234;2\n", {.decimal = '.'}).columns, {{1234}, {2}}));
  CHECK(same(read("1;2,5\n", {.separator = ','}).columns, {{5}}));
  CHECK(read("a,a\n1,2\n").names == std::vector<std::string>{"a", "a"});
  CHECK(read(" , b \n1,2\n").names == std::vector<std::string>{"column 1", "b"});
  CHECK(read("1,2\n").names == std::vector<std::string>{"column 1", "column 2"});
}

TEST_CASE("Numbers are read to the last bit, and their thousands by their groups", "[csv]") {
  const auto number = [](std::string_view text, char decimal = '.') {
    const NumberText found = read_number(text, decimal);
    return found.kind == NumberText::Kind::number ? found.value : none;
  };
  Random random(9);
  for (int i = 0; i < 20000; ++i) {
    char text[40];
    const double value = std::ldexp(random.uniform() - 0.5, static_cast<int>(random.below(2000)) - 1000);
    std::snprintf(text, sizeof text, "%.*g", 1 + static_cast<int>(random.below(17)), value);
    CAPTURE(text);
    CHECK(bits(number(text)) == bits(std::strtod(text, nullptr)));
  }
  for (const char* text : {"9007199254740993", "9007199254740992.5", "123456789.123456789", "1e22", "1e23", "8.5e22"}) {
    CHECK(number(text) == std::strtod(text, nullptr));
  }
  CHECK(number("3,50,000") == 350000);
  CHECK(number("1,00,00,000") == 1e7);
  CHECK(number("350,000") == 350000);
  CHECK(number("1,234,567.89") == 1234567.89);
  CHECK(number("1.234.567,89", ',') == 1234567.89);
  CHECK(number("3,5", ',') == 3.5);
  for (const char* text :
       {"3,5",  "3,50",   "0,125",     "1,2345", "1234,567", "12,34,56", "1,23,456,789", "1,234,56,789", "1,,000",
        ",000", "1,000,", "1,234 567", "1.2.3",  "1e",       "1e+",      "e5",           "--1",          "+-1",
        "1 2",  "0x10",   ".",         "-",      "1_000",    "₹5",       "5%",           "1.5.",         "1,2,345,"}) {
    CAPTURE(text);
    CHECK(std::isnan(number(text)));
  }
  CHECK(std::isnan(number("12.34.567", ',')));  // by twos only in India, where the comma stands between
}

TEST_CASE("No text whatever makes the reader stumble", "[csv]") {
  // Short texts over the characters that mean something, all kinds of them; the fuzzer goes on from here.
  const std::string letters = "1a,;\t\"\n\r .-e\xEF\xBB\xBF";
  Random random(4);
  for (int i = 0; i < 100000; ++i) {
    std::string text(random.below(14), ' ');
    for (char& c : text) c = letters[random.below(static_cast<std::uint32_t>(letters.size()))];
    const Expected<DataTable> table = read_csv(text);
    if (!table) {
      if (table.error().message.back() != '.') FAIL(table.error().message);
      continue;
    }
    for (const DataColumn& column : table.value().columns) {
      if (column.numeric && column.values.size() != table.value().rows) FAIL("a column of another length: " << text);
    }
  }
}

TEST_CASE("A table that is written down is read back to the last bit", "[csv]") {
  Random random(6);
  for (char separator : {',', ';', '\t'}) {
    std::string text = concat({"a", std::string(1, separator), "b\n"});
    Numbers columns(2);
    for (int i = 0; i < 500; ++i) {
      for (std::vector<double>& column : columns) {
        column.push_back(random.normal() * std::ldexp(1.0, static_cast<int>(random.below(40))));
        text += format_number(column.back());
        text += &column == &columns[0] ? separator : '\n';
      }
    }
    CHECK(same(read(text).columns, columns));
  }
}
