#include <cmath>
#include <sstream>

#include "cli/bad_input.h"
#include "cli/catalog.h"
#include "cli/command.h"
#include "cli/json.h"
#include "cli/text_table.h"

namespace descent::cli {
namespace {

/// "(0, 1000]": a round bracket where the end itself is not allowed. Empty where every number is allowed.
std::string interval(const Value& p) {
  const double min = p["min"].number(), max = p["max"].number();
  const bool min_open = p["minOpen"].boolean(), max_open = p["maxOpen"].boolean();
  std::ostringstream text;
  if (std::isfinite(min) && std::isfinite(max)) {
    text << (min_open ? '(' : '[') << number_text(min) << ", " << number_text(max) << (max_open ? ')' : ']');
  } else if (std::isfinite(min)) {
    text << (min_open ? "> " : "≥ ") << number_text(min);
  } else if (std::isfinite(max)) {
    text << (max_open ? "< " : "≤ ") << number_text(max);
  }
  return text.str();
}

std::string count(const Value& p) {
  const std::string min = number_text(p["minCount"].number()), max = number_text(p["maxCount"].number());
  return min == max ? min : min + "–" + max;
}

std::string choices(const Value& p) {
  std::string text;
  for (const Value& choice : p["choices"].array()) text += (text.empty() ? "" : " | ") + choice["id"].string();
  return text;
}

/// What a spec may hold, in a few characters.
std::string range(const Value& p) {
  const std::string& kind = p["kind"].string();
  const std::string within = interval(p);
  if (kind == "number") return within.empty() ? "a number" : within;
  if (kind == "integer") return (within.empty() ? "" : within + ", ") + "whole";
  if (kind == "boolean") return "true | false";
  if (kind == "choice") return choices(p);
  if (kind == "text") return "a text of " + count(p) + " bytes";
  if (kind == "numbers") return count(p) + " numbers" + (within.empty() ? "" : " in " + within);
  if (kind == "pairs") return count(p) + " pairs [index, number" + (within.empty() ? "" : " in " + within) + "]";
  if (kind == "named-numbers")
    return "up to " + number_text(p["maxCount"].number()) + " {name: number in " + within + "}";
  if (kind == "part") return "one of " + p["family"].string();
  if (kind == "parts") return count(p) + " of " + p["family"].string();
  return kind;
}

std::string default_text(const Value& p) {
  const Value& value = p["default"];
  if (value.is_null()) return "–";
  return value.is_string() ? value.string() : json_text(value);
}

void write_parameters(const Value& part, std::ostream& out) {
  TextTable table;
  table.add({"name", "symbol", "range", "default", "unit", "meaning"});
  for (const Value& p : part["parameters"].array()) {
    table.add(
        {p["id"].string(), p["symbol"].string(), range(p), default_text(p), p["unit"].string(), p["help"].string()});
  }
  out << "\nParameters\n";
  table.write(out);
}

void write_source(const Value& source, std::ostream& out) {
  out << "  " << source["authors"].string() << " (" << number_text(source["year"].number())
      << "): " << source["title"].string() << ". " << source["venue"].string();
  if (!source["equation"].string().empty()) out << ", " << source["equation"].string();
  out << '\n';
}

/// Pairs of symbol and meaning under a heading; nothing where there are none.
void write_pairs(const char* heading, const Value& items, const char* left, const char* right, std::ostream& out) {
  if (items.array().empty()) return;
  TextTable table;
  for (const Value& item : items.array()) table.add({item[left].string(), item[right].string()});
  out << '\n' << heading << '\n';
  table.write(out);
}

int describe(const Call& call) {
  const Value catalog = descent::catalog();
  const auto [family, part] = find_part(catalog, call.words[0]);
  if (call.has("--json")) {
    write_json(call.out, *part);
    return 0;
  }
  std::ostream& out = call.out;
  out << (*part)["title"].string() << " (" << family << '/' << (*part)["id"].string() << ")\n"
      << (*part)["help"].string() << '\n';
  if (const std::string& text = (*part)["literature"].string(); !text.empty()) out << '\n' << text << '\n';
  if (!(*part)["formula"].string().empty()) out << "\nFormula\n  " << (*part)["formula"].string() << '\n';
  write_pairs("Where", (*part)["terms"], "symbol", "meaning", out);
  if (!(*part)["parameters"].array().empty()) write_parameters(*part, out);
  write_pairs("Recorded at every step", (*part)["quantities"], "id", "label", out);
  if (!(*part)["sources"].array().empty()) out << "\nSources\n";
  for (const Value& source : (*part)["sources"].array()) write_source(source, out);
  return 0;
}

}  // namespace

Command describe_command() {
  return {.name = "describe",
          .usage = "NAME [--json]",
          .help = "Describes one part: what it is, its formula, its parameters with their ranges, its sources.",
          .more =
              "NAME: as `descent list` shows it, e.g. adam; or with its family, optimizer/adam, where two families\n"
              "have a part of that name. A round bracket in a range means that the end itself is not allowed; a\n"
              "default of – means that the experiment chooses it. In JSON a bound that is null means: none.",
          .options = {"--json"},
          .min_words = 1,
          .max_words = 1,
          .run = describe};
}

}  // namespace descent::cli
