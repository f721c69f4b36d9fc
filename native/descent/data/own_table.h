#pragma once

#include "descent/data/dataset.h"

namespace descent {

/// Somebody's own table as examples: of a CSV file, the columns of its inputs and of its target.
DatasetPart own_table();

}  // namespace descent
