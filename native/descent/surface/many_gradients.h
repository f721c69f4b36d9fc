#pragma once

#include <span>
#include <string_view>

#include "descent/surface/surface.h"

namespace descent {

/// The gradients of a surface at many points at once, to float accuracy: (gx[i], gy[i]) at (x[i], y[i]), all four of
/// one length and apart from each other.
using ManyGradients = void (*)(const Surface& surface, std::span<const float> x, std::span<const float> y,
                               std::span<float> gx, std::span<float> gy);

/// Of the surfaces that the part with this id makes. They stand apart from the class, so that a program that walks
/// single paths carries none of them. Throws std::logic_error where there is no such part.
ManyGradients many_gradients(std::string_view id);

}  // namespace descent
