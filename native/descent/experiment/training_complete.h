#pragma once

#include "descent/base/error.h"
#include "descent/base/value.h"

namespace descent {

/// Judges a resolved spec of the training experiment and fills in what depends on the rest of it. What comes is the
/// same for both S: the precision in which whoever asks has networks anyway, whatever that of the spec.
template <class S>
Expected<Value> complete_training(Value spec);

}  // namespace descent
