#pragma once

#include "descent/data/dataset.h"

namespace descent {

/// Arms that wind around one centre, a class each.
DatasetPart spiral();

}  // namespace descent
