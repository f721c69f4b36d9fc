#pragma once

#include <vector>

#include "descent/base/descriptor.h"

namespace descent {

/// Of the experiment "terrain".
List<Parameter> terrain_parameters();

}  // namespace descent
