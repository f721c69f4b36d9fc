#pragma once

#include "descent/data/dataset.h"

namespace descent {

/// Two half circles, each of which reaches into the other's hollow.
DatasetPart moons();

}  // namespace descent
