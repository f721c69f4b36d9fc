#include "cli/bad_input.h"
#include "cli/catalog.h"
#include "cli/command.h"
#include "cli/json.h"
#include "cli/text_table.h"

namespace descent::cli {
namespace {

int list(const Call& call) {
  const Value catalog = descent::catalog();
  const std::string_view wanted = call.words.empty() ? "" : call.words[0];
  if (!wanted.empty()) require_family(catalog, wanted);

  Value short_catalog{Value::Object{}};
  bool first = true;
  for (const auto& [id, family] : catalog.object()) {
    if (!wanted.empty() && id != wanted) continue;
    TextTable table;
    Value parts{Value::Array{}};
    for (const Value& part : family["parts"].array()) {
      table.add({part["id"].string(), part["title"].string(), part["help"].string()});
      parts.push_back(Value::object({{"id", part["id"]}, {"title", part["title"]}, {"help", part["help"]}}));
    }
    short_catalog.set(id, std::move(parts));
    if (call.has("--json")) continue;
    call.out << (first ? "" : "\n") << family["title"].string() << " (" << id << ")\n";
    table.write(call.out);
    first = false;
  }
  if (call.has("--json")) write_json(call.out, short_catalog);
  return 0;
}

}  // namespace

Command list_command() {
  return {.name = "list",
          .usage = "[FAMILY] [--json]",
          .help = "Lists the parts there are: optimizers, schedules, surfaces, series, experiments.",
          .more = "FAMILY: only that family, e.g. `descent list surface`.",
          .options = {"--json"},
          .min_words = 0,
          .max_words = 1,
          .run = list};
}

}  // namespace descent::cli
