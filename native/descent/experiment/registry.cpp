#include <algorithm>

#include "descent/experiment/families.h"
#include "descent/experiment/group.h"

namespace descent {

const std::vector<Experiment>& experiment_registry() {
  static const std::vector<Experiment> registry = [] {
    std::vector<Experiment> all;
    for (const Group* group : groups()) {
      for (const auto make : group->experiments) all.push_back(make());
    }
    return all;
  }();
  return registry;
}

const std::vector<Family>& families() {
  static const std::vector<Family> registry = [] {
    std::vector<Family> all;
    for (const Group* group : groups()) {
      for (const auto make : group->families) {
        Family family = make();
        // Several groups may need the same family.
        const bool known = std::any_of(all.begin(), all.end(), [&](const Family& one) { return one.id == family.id; });
        if (!known) all.push_back(std::move(family));
      }
    }
    all.push_back(experiment_family());
    return all;
  }();
  return registry;
}

}  // namespace descent
