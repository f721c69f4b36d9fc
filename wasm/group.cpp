// The one group of experiments that a module holds: this file is compiled once for each, with DESCENT_GROUP set.

#include "descent/experiment/group.h"

namespace descent {

extern const Group DESCENT_GROUP;

std::span<const Group* const> groups() {
  static constexpr const Group* only[] = {&DESCENT_GROUP};
  return only;
}

#ifndef DESCENT_LORE
// A run needs none of it, and whoever embeds a lab should not have to load it.
std::span<const Descriptor> in_full(std::string_view /*family*/) { return {}; }
#endif

}  // namespace descent
