#include <algorithm>

#include "descent/experiment/families.h"
#include "descent/experiment/group.h"

namespace descent {

namespace {

/// Several groups may need the same experiment; one may have it in one precision, another in the other.
void add(Experiment experiment, std::vector<Experiment>& all) {
  for (Experiment& known : all) {
    if (known.descriptor.id != experiment.descriptor.id) continue;
    if (known.start_in_float == nullptr) known.start_in_float = experiment.start_in_float;
    if (known.start_in_double == nullptr) known.start_in_double = experiment.start_in_double;
    return;
  }
  all.push_back(std::move(experiment));
}

}  // namespace

const std::vector<Experiment>& experiment_registry() {
  static const std::vector<Experiment> registry = [] {
    std::vector<Experiment> all;
    for (const Group* group : groups()) {
      for (const auto make : group->experiments) add(make(), all);
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
