#pragma once

#include <cstddef>

namespace descent::tests {

/// How many times this program has called `operator new` so far.
std::size_t allocations();

}  // namespace descent::tests
