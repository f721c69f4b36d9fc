#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "descent/base/error.h"

namespace descent {

/// See descent::attach.
std::optional<Error> attach_data(std::string_view name, std::span<const std::uint8_t> bytes);

}  // namespace descent
