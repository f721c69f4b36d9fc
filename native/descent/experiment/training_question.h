#pragma once

#include <vector>

#include "descent/base/error.h"
#include "descent/base/value.h"

namespace descent {

/// What a training can be asked on the way: {"inputs": [...]}, inputs as the dataset has them, one after another, of
/// which it then says what comes out. Gives these numbers.
Expected<std::vector<double>> asked_inputs(const Value& question, std::size_t features);

}  // namespace descent
