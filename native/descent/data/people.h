#pragma once

#include "descent/data/dataset.h"

namespace descent {

/// The sixteen people of salaries.h: age and last salary go in, the present salary is to come out.
DatasetPart people();

}  // namespace descent
