#pragma once

// The one place that knows which Catch2 there is: 3 where it is installed, 2.13 else (Debian 12).
#ifdef DESCENT_CATCH2_V3
#include <catch2/catch_all.hpp>
using Catch::Approx;
#else
#include <catch2/catch.hpp>
#endif

#if defined(__SANITIZE_ADDRESS__)
#define DESCENT_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define DESCENT_SANITIZED 1
#endif
#endif

/// Under sanitizers arithmetic takes ten times as long: a test that repeats the same code over many numbers does it
/// less often there, since what the sanitizers look for shows the first time.
#ifdef DESCENT_SANITIZED
inline constexpr bool sanitized = true;
#else
inline constexpr bool sanitized = false;
#endif
