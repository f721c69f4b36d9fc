#pragma once

#include "descent/base/error.h"
#include "descent/base/value.h"

namespace descent {

/// Judges a resolved spec of the training experiment and fills in what depends on the rest of it.
Expected<Value> complete_training(Value spec);

}  // namespace descent
