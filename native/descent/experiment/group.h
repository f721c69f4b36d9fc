#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "descent/experiment/experiment.h"
#include "descent/experiment/resolve.h"

namespace descent {

/// Content of a file that a group is too small to carry: its name, and who takes it.
struct Attachment {
  Text name;
  std::optional<Error> (*take)(std::span<const std::uint8_t> bytes);
};

/// Experiments that are used together, and the families of parts that their specs name. Each group makes a WebAssembly
/// module of its own, so that a lab loads no more than it needs; natively all of them stand in one catalogue. What two
/// labs need may stand in two groups. The page trains in single precision; what is only compared with other
/// implementations (the training in double, single layers) stands apart.
struct Group {
  std::span<Experiment (*const)()> experiments;
  std::span<Family (*const)()> families;
  std::span<const Attachment> attachments = {};
};

/// The groups of this program: natively all of them (groups.cpp), in a WebAssembly module one (wasm/group.cpp).
std::span<const Group* const> groups();

}  // namespace descent
