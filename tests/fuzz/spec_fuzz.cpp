// A libFuzzer target: whatever bytes come, as a spec. `npm run fuzz` builds and runs it.

#include <cstddef>
#include <cstdint>

#include "spec_check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // A promise that is not kept throws, which ends the fuzzer with the input.
  descent::tests::check_spec({reinterpret_cast<const char*>(data), size});
  return 0;
}
