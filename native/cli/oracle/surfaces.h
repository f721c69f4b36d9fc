#pragma once

#include <string>

#include "cli/oracle/node.h"

namespace descent::cli {

/// A surface of the reference in our words.
struct SurfaceHere {
  Value part{};           ///< {id, parameters…}
  std::string refusal{};  ///< why the core has none such; empty when it has
};

/// `entry` is the file's description of the surface called `id`.
SurfaceHere surface_here(const std::string& id, const Node& entry);

}  // namespace descent::cli
