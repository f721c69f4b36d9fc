#pragma once

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "catch.h"
#include "descent/descent.h"

// The handwritten digits, for tests that need them.
namespace descent::tests {

inline std::vector<std::uint8_t> digits_file() {
  std::ifstream stream(DESCENT_DIGITS_FILE, std::ios::binary);
  if (!stream) FAIL("web/generated/digits.bin is missing: `npm ci`, then `node web/scripts/digits.mjs` makes it.");
  return {std::istreambuf_iterator<char>(stream), {}};
}

inline void attach_digits() {
  const auto refused = attach("digits", digits_file());
  if (refused) FAIL(refused->message);
}

/// An experiment at its defaults; the digits and the search for rates, which would take seconds, in a small way.
inline Value usual_spec(const std::string& experiment) {
  Value spec = Value::object({{"experiment", experiment}});
  if (experiment == "training-rates") {
    spec.set("count", 5);
    spec.set("tries", 1);
  }
  if (experiment != "digits") return spec;
  attach_digits();
  spec.set("data", Value::object({{"id", "digits"}, {"examples", 200}}));
  spec.set("steps", 6);
  return spec;
}

}  // namespace descent::tests
