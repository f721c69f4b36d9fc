#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "descent/base/descriptor.h"
#include "descent/base/error.h"
#include "descent/base/result.h"
#include "descent/data/data_table.h"

namespace descent {

/// "missing": whether rows without a number are refused or left out.
constexpr Parameter missing_parameter() {
  return {.id = "missing",
          .label = "rows without a number",
          .help = "A cell that is empty or no number is refused, or its row is left out.",
          .kind = Kind::choice,
          .default_value = "refuse",
          .choices = {{"refuse", "are refused"}, {"skip", "are left out"}}};
}

/// The number that the page counts a column by, from 1, and its name: "2 (salary)".
std::string column_name(const DataTable& table, std::size_t k);

/// Why column `k`, counted from 0, is none that one can calculate with, if so; `path` names it in the error.
std::optional<Error> refuse_choice(const DataTable& table, std::size_t k, const std::string& path);

/// Why the columns can't be used as they stand, if so: of their cells that are empty or no number, the first one, as
/// one reads a table. `demand` says what needs them: "Every row needs all three numbers."; `path` is that of the text.
std::optional<Error> refuse_cells(std::span<const DataColumn* const> columns, const std::string& demand,
                                  const std::string& path = "table.text");

/// The table "columns": of each its name and unit, how many rows, numbers and empty cells; no numbers in one of words.
/// `roles`: what each is used as, if that is to be said; one more row.
void add_columns(const DataTable& table, Result& result, std::span<const double> roles = {});

}  // namespace descent
