#pragma once

#include <string_view>

namespace descent {

[[noreturn, gnu::cold]] void fail_without_part(std::string_view id);

/// The part of a registry that has this id. A spec that is complete names none that there is not.
template <class Parts>
const auto& part_called(std::string_view id, const Parts& registry) {
  for (const auto& part : registry) {
    if (part.descriptor.id == id) return part;
  }
  fail_without_part(id);
}

}  // namespace descent
