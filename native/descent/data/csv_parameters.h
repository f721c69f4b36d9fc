#pragma once

#include <vector>

#include "descent/base/descriptor.h"
#include "descent/data/csv.h"

// What a spec says of a CSV file: its text, and how it is written where one knows it better.
namespace descent {

/// The example has what a reader may wonder about: a header, quotation marks, Indian and Western thousands.
inline constexpr Text csv_example =
    "name,age,last salary,salary\n"
    "Asha,28,\"2,10,000\",\"2,40,000\"\n"
    "Bilal,35,\"2,60,000\",\"3,10,000\"\n"
    "Chitra,42,\"3,50,000\",\"4,00,000\"\n"
    "\"Das, Dev\",51,\"4,70,000\",\"5,20,000\"\n"
    "Esha,33,\"9,80,000\",\"1,250,000\"\n";

constexpr List<Parameter> csv_parameters() {
  return {{.id = "text",
           .label = "text",
           .help = "A line for each row, cells apart by commas, semicolons or tabs; a cell that holds "
                   "one of these stands in quotation marks.",
           .kind = Kind::text,
           .default_value = csv_example,
           .max_count = std::size_t{16} << 20},
          {.id = "separator",
           .label = "cells apart by",
           .help = "What stands between two cells of a line.",
           .kind = Kind::choice,
           .default_value = "auto",
           .choices = {{"auto", "found out"}, {"comma", "comma"}, {"semicolon", "semicolon"}, {"tab", "tab"}},
           .advanced = true},
          {.id = "header",
           .label = "first line",
           .help = "Whether the first line names the columns.",
           .kind = Kind::choice,
           .default_value = "auto",
           .choices = {{"auto", "found out"}, {"yes", "names"}, {"no", "numbers"}},
           .advanced = true},
          {.id = "decimal",
           .label = "decimals",
           .help = "What stands before the fraction of a number.",
           .kind = Kind::choice,
           .default_value = "auto",
           .choices = {{"auto", "found out"}, {"point", "point: 3.5"}, {"comma", "comma: 3,5"}},
           .advanced = true}};
}

/// From the resolved object of a part with these parameters.
CsvOptions csv_options(const Value& part);

}  // namespace descent
