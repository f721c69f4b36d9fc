// The one group of experiments that a module holds: this file is compiled once for each, with DESCENT_GROUP set.

#include "descent/experiment/group.h"

namespace descent {

extern const Group DESCENT_GROUP;

std::span<const Group* const> groups() {
  static constexpr const Group* only[] = {&DESCENT_GROUP};
  return only;
}

}  // namespace descent
