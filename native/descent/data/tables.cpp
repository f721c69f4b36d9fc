#include <limits>

#include "descent/base/check.h"
#include "descent/base/constant.h"
#include "descent/base/format.h"
#include "descent/data/csv.h"
#include "descent/data/csv_parameters.h"
#include "descent/data/data_table.h"
#include "descent/data/salaries.h"

namespace descent {
namespace {

DataTable one_column(std::string name, std::vector<double> values) {
  DataTable table{{}, values.size(), {}};
  table.columns.push_back({.name = std::move(name), .values = std::move(values)});
  return table;
}

constexpr TablePart outlier() {
  return {{.id = "outlier", .title = "1, 2, 3, 400, 10", .help = "Five numbers, one of which lies far out."},
          [](const Value&) -> Expected<DataTable> {
            return one_column("value", {1, 2, 3, 400, 10});
          }};
}

constexpr TablePart even() {
  return {{.id = "even", .title = "2, 4, 6, 8", .help = "Four numbers, equally far apart."},
          [](const Value&) -> Expected<DataTable> {
            return one_column("value", {2, 4, 6, 8});
          }};
}

/// Age, last salary and present salary; asked is for the salary of a person of 32 who has last earned 3,50,000,
/// as one of 42 in the table has.
DataTable people(std::span<const Salary> rows) {
  DataTable table{{{.name = "age", .unit = "years"},
                   {.name = "last salary", .unit = "rupees"},
                   {.name = "salary", .unit = "rupees"}},
                  rows.size(),
                  {32, 350000, std::numeric_limits<double>::quiet_NaN()}};
  for (const Salary& person : rows) {
    table.columns[0].values.push_back(person.age);
    table.columns[1].values.push_back(person.last);
    table.columns[2].values.push_back(person.next);
  }
  return table;
}

constexpr TablePart age_and_salary() {
  return {{.id = "salaries",
           .title = "Age and salary",
           .help = "Sixteen people who do not exist: age, last salary and present salary in rupees a year, made up."},
          [](const Value&) -> Expected<DataTable> { return people(salaries()); }};
}

constexpr TablePart newcomer() {
  return {{.id = "newcomer",
           .title = "Age and salary, and one very rich",
           .help = "The sixteen people, and one more who earns twenty times as much as they do."},
          [](const Value&) -> Expected<DataTable> {
            std::vector<Salary> rows(salaries().begin(), salaries().end());
            rows.push_back({44, 9000000, 9900000});
            return people(rows);
          }};
}

constexpr TablePart crossed() {
  return {{.id = "crossed",
           .title = "Age and salary, not correlated",
           .help = "Nine people, made up: every age with every last salary, so that the one says nothing about the "
                   "other."},
          [](const Value&) -> Expected<DataTable> {
            static constexpr Salary rows[] = {{25, 200000, 262000}, {25, 300000, 334000}, {25, 400000, 421000},
                                              {40, 200000, 249000}, {40, 300000, 345000}, {40, 400000, 429000},
                                              {55, 200000, 246000}, {55, 300000, 322000}, {55, 400000, 427000}};
            return people(rows);
          }};
}

constexpr TablePart list() {
  return {{.id = "list",
           .title = "Own numbers",
           .help = "One column of numbers.",
           .parameters = {{.id = "values",
                           .label = "values",
                           .help = "The numbers of the column.",
                           .kind = Kind::numbers,
                           .min = -1e305,
                           .max = 1e305,
                           .default_value =
                               [] {
                                 return Value::array({1, 2, 3, 400, 10});
                               },
                           .min_count = 1,
                           .max_count = 100000}}},
          [](const Value& p) -> Expected<DataTable> {
            std::vector<double> values;
            for (const Value& value : p["values"].array()) values.push_back(value.number());
            return one_column("value", std::move(values));
          }};
}

constexpr TablePart csv() {
  return {{.id = "csv",
           .title = "Your own table",
           .help = "The text of a CSV file, with or without a header.",
           .parameters = csv_parameters()},
          [](const Value& p) -> Expected<DataTable> {
            Expected<DataTable> table = read_csv(p["text"].string(), csv_options(p));
            if (table) return table;
            return Error{"text", table.error().code, table.error().message};
          }};
}

// clang-format off
using Tables = Registry<
  outlier,
  even,
  age_and_salary,
  newcomer,
  crossed,
  list,
  csv>;
// clang-format on

}  // namespace

std::span<const TablePart> table_registry() { return Tables::entries; }

std::span<const Descriptor> tables_in_full() { return Tables::in_full; }

Expected<DataTable> make_table(const Value& part, const std::string& path) {
  for (const TablePart& candidate : table_registry()) {
    if (candidate.descriptor.id != part["id"].string()) continue;
    Expected<DataTable> table = candidate.make(part);
    if (table) return table;
    return Error{concat({path, ".", table.error().path}), table.error().code, table.error().message};
  }
  fail(concat({"no table called ", part["id"].string()}));
}

}  // namespace descent
