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

/// The descriptors of a family with their lore (base/constant.h), in the order of its registry; none where its entries
/// have it themselves, or where this program carries none, as the modules of labs do not (wasm/group.cpp).
std::span<const Descriptor> in_full(std::string_view family);
/// All families that have lore, for the module that hands it to the build of the page.
extern const Group lore_group;

}  // namespace descent
