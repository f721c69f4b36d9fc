#pragma once

#include "descent/data/dataset.h"

namespace descent {

/// The four quadrants of a square, of one class where the signs of the coordinates agree and of the other where they
/// differ: no straight line parts them.
DatasetPart xor_points();

}  // namespace descent
