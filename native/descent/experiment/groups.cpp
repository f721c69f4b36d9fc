#include "descent/experiment/group.h"

namespace descent {

// One line for each file in groups/.
extern const Group averages_group, paths_group, basins_group, claims_group, data_group, reference_group, signals_group,
    networks_group, little_group, checks_group;

std::span<const Group* const> groups() {
  static constexpr const Group* all[] = {&averages_group, &paths_group,     &basins_group,  &claims_group,
                                         &data_group,     &reference_group, &signals_group, &networks_group,
                                         &little_group,   &checks_group};
  return all;
}

}  // namespace descent
