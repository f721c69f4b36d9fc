#pragma once

#include <vector>

#include "descent/base/descriptor.h"

namespace descent {

/// Of the experiment "scaling".
List<Parameter> scaling_parameters();

}  // namespace descent
