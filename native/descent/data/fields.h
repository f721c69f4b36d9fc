#pragma once

#include "descent/data/dataset.h"

namespace descent {

/// A number for every point of the square: it grows evenly in one direction.
DatasetPart plane();
/// A number for every point of the square: hills and hollows, like a chessboard's fields.
DatasetPart waves();

}  // namespace descent
