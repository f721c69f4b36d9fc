#include "cli/catalog.h"

#include <string>
#include <vector>

#include "cli/bad_input.h"

namespace descent::cli {

void require_family(const Value& catalog, std::string_view id) {
  std::string families;
  for (const auto& [family, parts] : catalog.object()) {
    if (family == id) return;
    families += (families.empty() ? "" : ", ") + family;
  }
  throw BadInput("there is no family called \"" + std::string(id) + "\"; there are " + families + ".");
}

Found find_part(const Value& catalog, std::string_view name) {
  const std::size_t slash = name.find('/');
  const std::string_view family_id = slash == name.npos ? "" : name.substr(0, slash);
  const std::string_view id = slash == name.npos ? name : name.substr(slash + 1);
  if (slash != name.npos) require_family(catalog, family_id);

  std::vector<Found> found;
  std::string names;
  for (const auto& [family, entry] : catalog.object()) {
    if (slash != name.npos && family != family_id) continue;
    for (const Value& part : entry["parts"].array()) {
      if (part["id"].string() != id) continue;
      found.push_back({family, &part});
      names += (names.empty() ? "" : ", ") + family + "/" + part["id"].string();
    }
  }
  if (found.empty()) {
    throw BadInput("there is no part called \"" + std::string(name) + "\"; `descent list` shows what there is.");
  }
  if (found.size() > 1) throw BadInput("\"" + std::string(name) + "\" can mean " + names + ".");
  return found[0];
}

}  // namespace descent::cli
