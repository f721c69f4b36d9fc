#include "descent/experiment/group.h"

namespace descent {

// One line for each file in groups/.
extern const Group paths_group, data_group, signals_group, networks_group;

std::span<const Group* const> groups() {
  static constexpr const Group* all[] = {&paths_group, &data_group, &signals_group, &networks_group};
  return all;
}

}  // namespace descent
