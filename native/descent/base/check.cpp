#include "descent/base/check.h"

#ifdef __cpp_exceptions
#include <stdexcept>
#include <string>
#else
#include <cstdlib>
#endif

namespace descent {

void fail([[maybe_unused]] std::string_view message) {
#ifdef __cpp_exceptions
  throw std::logic_error(std::string(message));
#else
  std::abort();
#endif
}

}  // namespace descent
