#include "descent/experiment/group.h"

namespace descent {

// One line for each file in groups/.
extern const Group averages_group, paths_group, basins_group, claims_group, scaling_group, terrain_group,
    reference_group, depth_group, normalization_group, symmetry_group, first_network_group, networks_group,
    comparisons_group, digits_group, checks_group, own_basins_group;

std::span<const Group* const> groups() {
  static constexpr const Group* all[] = {
      &averages_group,    &paths_group,  &basins_group,        &claims_group,    &scaling_group,       &terrain_group,
      &reference_group,   &depth_group,  &normalization_group, &symmetry_group,  &first_network_group, &networks_group,
      &comparisons_group, &digits_group, &checks_group,        &own_basins_group};
  return all;
}

}  // namespace descent
