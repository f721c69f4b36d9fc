#pragma once

#include "descent/data/dataset.h"

namespace descent {

/// A circle within a circle.
DatasetPart circles();

}  // namespace descent
