#pragma once

#include "descent/data/dataset.h"

namespace descent {

/// Clouds of normally distributed points around random centres, a class each, in any number of dimensions.
DatasetPart gaussians();

}  // namespace descent
