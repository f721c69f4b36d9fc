#include "descent/base/wilson.h"

#include "catch.h"

using namespace descent;

TEST_CASE("Wilson's interval, worked out by hand", "[wilson]") {
  // z = 1.959964, z² = 3.841459, z²/2 = 1.920729, z²/4 = 0.960365.
  // 8 of 10: middle (8 + 1.920729)/13.841459 = 0.716740;
  //          reach 1.959964 · √(8·2/10 + 0.960365)/13.841459 = 1.959964 · 1.600114/13.841459 = 0.226578.
  const Interval eight = wilson_interval(8, 10);
  CHECK(eight.low == Approx(0.490162).margin(2e-6));
  CHECK(eight.high == Approx(0.943318).margin(2e-6));
  // 50 of 100: middle 51.920729/103.841459 = 0.5; reach 1.959964 · √(25 + 0.960365)/103.841459
  //            = 1.959964 · 5.095132/103.841459 = 0.096168.
  const Interval half = wilson_interval(50, 100);
  CHECK(half.low == Approx(0.403832).margin(2e-6));
  CHECK(half.high == Approx(0.596168).margin(2e-6));
  // None of 10: both terms are z²/2, so the upper end is z²/(n + z²) = 3.841459/13.841459 = 0.277533.
  CHECK(wilson_interval(0, 10).low == 0);
  CHECK(wilson_interval(0, 10).high == Approx(0.277533).margin(2e-6));
  // 1 of 1: 1/(1 + z²) = 1/4.841459 = 0.206549.
  CHECK(wilson_interval(1, 1).low == Approx(0.206549).margin(2e-6));
  CHECK(wilson_interval(1, 1).high == 1);
}

TEST_CASE("Without a trial, Wilson's interval is everything", "[wilson]") {
  CHECK(wilson_interval(0, 0).low == 0);
  CHECK(wilson_interval(0, 0).high == 1);
}

TEST_CASE("Wilson's interval lies within 0 and 1, holds the share, is symmetric and shrinks", "[wilson]") {
  for (std::size_t n = 1; n <= 60; ++n) {
    for (std::size_t k = 0; k <= n; ++k) {
      CAPTURE(k, n);
      const Interval i = wilson_interval(k, n);
      const double share = static_cast<double>(k) / static_cast<double>(n);
      REQUIRE(i.low >= 0);
      REQUIRE(i.high <= 1);
      REQUIRE(i.low <= share);
      REQUIRE(share <= i.high);
      const Interval mirrored = wilson_interval(n - k, n);
      REQUIRE(mirrored.low == Approx(1 - i.high).margin(1e-12));
      const Interval more = wilson_interval(10 * k, 10 * n);
      REQUIRE(more.high - more.low < i.high - i.low);
    }
  }
}
