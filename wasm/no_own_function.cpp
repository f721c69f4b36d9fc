// Stands in for surface/own_function.cpp in modules whose surfaces are given (CMakeLists.txt): they know that there are
// functions of one's own, and leave those, and all that reads a formula, to another module.

#include "descent/base/check.h"
#include "descent/surface/own_function.h"

namespace descent {

void OwnFunction::gradients(std::span<const float> /*x*/, std::span<const float> /*y*/, std::span<float> /*gx*/,
                            std::span<float> /*gy*/) const {
  fail("a function of one's own in a module that reads none");
}

namespace own_function {

std::unique_ptr<Surface> make(const Value& /*parameters*/) {
  fail("a function of one's own in a module that reads none");
}

Expected<Value> complete(Value /*parameters*/) {
  return Error{"formula", "not-here", "Functions of one's own are in another module."};
}

}  // namespace own_function
}  // namespace descent
