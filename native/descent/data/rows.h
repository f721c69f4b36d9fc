#pragma once

#include "descent/data/dataset.h"

namespace descent {

/// Rows of numbers that the spec itself holds.
DatasetPart own_rows();

}  // namespace descent
