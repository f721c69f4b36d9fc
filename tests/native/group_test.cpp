#include "descent/experiment/group.h"

#include <set>
#include <string>

#include "catch.h"

using namespace descent;

namespace {

/// Adds the families that these parameters name, those that their parts name, and so on.
void add_needed(const List<Parameter>& parameters, std::set<std::string>& needed) {
  for (const Parameter& parameter : parameters) {
    const std::string id(parameter.family);
    if (id.empty() || id == "experiment" || !needed.insert(id).second) continue;
    for (const Family& family : families()) {
      if (family.id != id) continue;
      for (const Descriptor* part : family.parts) add_needed(part->parameters, needed);
    }
    // A claim names those on which it is tried.
    if (id == "claim") needed.insert("surface");
  }
}

}  // namespace

TEST_CASE("A group has the families that its experiments need, and no others", "[group]") {
  for (const Group* group : groups()) {
    std::set<std::string> needed, there;
    for (const auto make : group->experiments) add_needed(make().descriptor.parameters, needed);
    for (const auto make : group->families) CHECK(there.insert(make().id).second);
    CHECK(there == needed);
  }
}

TEST_CASE("An experiment that several groups have is one, and can be run in every precision", "[group]") {
  std::set<std::string> ids;
  for (const Experiment& experiment : experiment_registry()) {
    CHECK(ids.emplace(experiment.descriptor.id).second);
    const bool apart = experiment.start_in_float != nullptr && experiment.start_in_double != nullptr;
    CHECK((experiment.start != nullptr) != apart);
  }
}
