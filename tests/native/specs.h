#pragma once

#include <cstdint>
#include <cstring>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "catch.h"
#include "cli/json.h"
#include "descent/descent.h"

/// How Catch shows a value. (Without this it takes descent::begin for the begin of a range.)
template <>
struct Catch::StringMaker<descent::Value> {
  static std::string convert(const descent::Value& value) { return descent::cli::json_text(value); }
};

/// What tests say specs and results with.
namespace descent::tests {

inline constexpr double infinity = std::numeric_limits<double>::infinity();
inline constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// A spec, or a part of one, written as JSON.
inline Value json(const std::string& text) { return cli::parse_json(text, "test"); }

/// Runs a spec that has to be accepted.
inline Result run_spec(const Value& spec) {
  Expected<Result> result = run(spec);
  INFO(cli::json_text(spec));
  if (!result) FAIL(result.error().path << ": " << result.error().message);
  return std::move(result.value());
}
inline Result run_spec(const char* spec) { return run_spec(json(spec)); }

inline bool contains(const std::string& text, const std::string& piece) { return text.find(piece) != text.npos; }

inline std::uint64_t bits(double value) {
  std::uint64_t pattern = 0;
  std::memcpy(&pattern, &value, sizeof value);
  return pattern;
}

/// Equal bit for bit, so that −0 is not 0; but one NaN is as good as another.
inline bool same_bits(std::span<const double> a, std::span<const double> b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const bool both_missing = a[i] != a[i] && b[i] != b[i];
    if (!both_missing && bits(a[i]) != bits(b[i])) return false;
  }
  return true;
}

}  // namespace descent::tests
