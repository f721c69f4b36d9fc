#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "descent/base/error.h"
#include "descent/data/dataset.h"

namespace descent {

/// Pixels on a side of a digit.
inline constexpr std::size_t digit_side = 28;

/// Handwritten digits: 784 pixels from 0 (ground) to 1 (ink), row by row from the top left, and a class each.
///
/// Ten thousand digits of MNIST (LeCun, Cortes, Burges), in an order of their own, which the core does not carry: they
/// are attached. Whoever does so hands over the very bytes that `web/scripts/digits.mjs` makes, whose checksum stands
/// here; anything else is refused. So a spec has one result, with any digits or with none that it can be run with.
DatasetPart digits();

/// Takes the digits; keeps what it needs of the bytes. A second time does nothing. Else why they can't be used; its
/// path is empty.
std::optional<Error> attach_digits(std::span<const std::uint8_t> bytes);

}  // namespace descent
