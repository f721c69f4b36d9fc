#pragma once

// The one place that knows which Catch2 there is: 3 where it is installed, 2.13 else (Debian 12).
#ifdef DESCENT_CATCH2_V3
#include <catch2/catch_all.hpp>
using Catch::Approx;
#else
#include <catch2/catch.hpp>
#endif
