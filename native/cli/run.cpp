#include <cmath>

#include "cli/bad_input.h"
#include "cli/command.h"
#include "cli/json.h"
#include "cli/text_table.h"

namespace descent::cli {
namespace {

/// Tables that are not longer than this are shown whole in the summary.
constexpr std::size_t short_table = 12;

double cell(const Result& result, const Table& table, std::size_t row, std::size_t column) {
  return result.data[table.offset + column * table.rows + row];
}

void write_csv(const Result& result, std::ostream& out) {
  const char* gap = "";
  for (const Table& table : result.tables) {
    out << std::exchange(gap, "\n") << "# table " << table.id << ": " << table.title << '\n';
    for (std::size_t k = 0; k < table.columns.size(); ++k) out << (k ? "," : "") << table.columns[k].id;
    out << '\n';
    for (std::size_t row = 0; row < table.rows; ++row) {
      for (std::size_t k = 0; k < table.columns.size(); ++k) {
        const double value = cell(result, table, row, k);
        out << (k ? "," : "") << (std::isnan(value) ? "" : number_text(value));
      }
      out << '\n';
    }
  }
}

Value axis_value(const Axis& axis) {
  return Value::object({{"label", axis.label}, {"min", axis.min}, {"max", axis.max}, {"count", axis.count}});
}

Value table_value(const Result& result, const Table& table) {
  Value::Array columns;
  for (std::size_t k = 0; k < table.columns.size(); ++k) {
    const Column& c = table.columns[k];
    Value::Array values;
    for (std::size_t row = 0; row < table.rows; ++row) values.emplace_back(cell(result, table, row, k));
    columns.push_back(Value::object({{"id", c.id},
                                     {"label", c.label},
                                     {"unit", c.unit},
                                     {"symbol", c.symbol},
                                     {"values", Value(std::move(values))}}));
  }
  Value all = Value::object({{"id", table.id}, {"title", table.title}, {"rows", table.rows}});
  if (table.x) all.set("x", axis_value(*table.x));
  if (table.y) all.set("y", axis_value(*table.y));
  all.set("columns", Value(std::move(columns)));
  return all;
}

void write_result_json(const Result& result, std::ostream& out) {
  Value::Array tables;
  for (const Table& table : result.tables) tables.push_back(table_value(result, table));
  write_json(out, Value::object({{"spec", result.spec}, {"tables", Value(std::move(tables))}}));
}

/// Six digits are enough to look at.
std::string glance(double value) {
  if (std::isnan(value)) return "–";
  char text[32];
  std::snprintf(text, sizeof text, "%.6g", value);
  return text;
}

void write_summary(const Result& result, std::ostream& out) {
  for (const auto& [key, value] : result.spec.object()) {
    std::string text = value.is_string() ? value.string() : json_text(value);
    if (text.size() > 100) text = text.substr(0, text.rfind(' ', 97)) + " …";
    out << key << ": " << text << '\n';
  }
  for (const Table& table : result.tables) {
    out << '\n'
        << table.id << ": " << table.title << ", " << table.rows << (table.rows == 1 ? " row" : " rows") << '\n';
    TextTable rows;
    std::vector<std::string> head;
    for (const Column& column : table.columns) head.push_back(column.id);
    rows.add(std::move(head));
    const bool whole = table.rows <= short_table;
    for (std::size_t row = 0; row < table.rows; ++row) {
      // Of a long table, where it begins and where it ends.
      if (!whole && row > 2 && row + 3 < table.rows) continue;
      std::vector<std::string> cells;
      for (std::size_t k = 0; k < table.columns.size(); ++k) cells.push_back(glance(cell(result, table, row, k)));
      rows.add(std::move(cells));
      if (!whole && row == 2) rows.add({"…"});
    }
    rows.write(out);
  }
}

int run_spec(const Call& call) {
  if (call.has("--csv") && call.has("--json")) throw BadInput("either --csv or --json, not both.");
  attach_files(call);
  const std::string name = input_name(call.words[0]);
  Expected<Result> result = descent::run(parse_json(read_input(call.words[0], call.in), name));
  if (!result) throw BadInput(result.error());
  if (call.has("--csv")) {
    write_csv(result.value(), call.out);
  } else if (call.has("--json")) {
    write_result_json(result.value(), call.out);
  } else {
    write_summary(result.value(), call.out);
  }
  return 0;
}

}  // namespace

Command run_spec_command() {
  return {.name = "run",
          .usage = "SPEC [--csv | --json] [--digits=FILE]",
          .help = "Runs an experiment and prints what it gives.",
          .more =
              "SPEC: a JSON file, or - for standard input, e.g.\n\n"
              "  echo '{\"experiment\": \"race\", \"surface\": \"beale\", \"racers\": [\"gd\", \"adam\"]}' |\n"
              "    descent run - --csv\n\n"
              "What a spec leaves out has its default; `descent describe race` shows what there is.\n"
              "Without an option: a summary. --csv: all tables, each after a line \"# table ID: TITLE\" and a line\n"
              "of column names; a missing number is empty. --json: the complete spec and all tables, column by\n"
              "column; a missing number is null. Numbers are written so that they read back as the same double.\n"
              "--digits: the handwritten digits, which `node web/scripts/digits.mjs` makes of an npm package in\n"
              "web/generated/digits.bin; a training with \"data\": \"digits\" needs them.",
          .options = {"--csv", "--json", "--digits="},
          .min_words = 1,
          .max_words = 1,
          .run = run_spec};
}

}  // namespace descent::cli
