#include "descent/base/float_math.h"

#include <cmath>
#include <limits>

#include "catch.h"
#include "descent/base/random.h"

using namespace descent;

namespace {

/// |a − b| in units of the last place of a float near b.
double units(float a, double b) {
  const double size = std::max(std::fabs(b), 0x1p-126);
  return std::fabs(static_cast<double>(a) - b) / (size * 0x1p-23);
}

}  // namespace

TEST_CASE("Exponentials in float are right to two units in the last place", "[math][float]") {
  Random random(1);
  for (int k = 0; k < 20000; ++k) {
    const float x = static_cast<float>(random.uniform(-87, 88));
    CAPTURE(x);
    CHECK(units(portable::single::exp(x), std::exp(static_cast<double>(x))) <= 2);
  }
  CHECK(portable::single::exp(0) == 1);
  CHECK(portable::single::exp(-1000) < 2e-38F);
  CHECK(portable::single::exp(1000) > 1e38F);
  CHECK(std::isnan(portable::single::exp(std::numeric_limits<float>::quiet_NaN())));
}

TEST_CASE("Sines and cosines in float are right to a few units of 1", "[math][float]") {
  const double pi = 3.14159265358979323846;
  Random random(2);
  for (int k = 0; k < 20000; ++k) {
    const float x = static_cast<float>(random.uniform(-10000, 10000)), small = x / 1000;
    CAPTURE(x);
    for (const float at : {x, small}) {
      const auto s = portable::single::sin_cos(at);
      CHECK(std::fabs(static_cast<double>(s.sin) - std::sin(static_cast<double>(at))) <= 1e-6);
      CHECK(std::fabs(static_cast<double>(s.cos) - std::cos(static_cast<double>(at))) <= 1e-6);
      const auto turns = portable::single::sin_cos_pi(at);
      CHECK(std::fabs(static_cast<double>(turns.sin) - std::sin(pi * static_cast<double>(at))) <= 1e-6);
      CHECK(std::fabs(static_cast<double>(turns.cos) - std::cos(pi * static_cast<double>(at))) <= 1e-6);
    }
  }
  // At whole and half numbers what is exact is exact.
  for (const float whole : {-3.0F, 0.0F, 1.0F, 1000.0F}) CHECK(portable::single::sin_cos_pi(whole).sin == 0);
  CHECK(std::isnan(portable::single::sin_cos(std::numeric_limits<float>::quiet_NaN()).sin));
  CHECK(std::isnan(portable::single::sin_cos_pi(std::numeric_limits<float>::infinity()).cos));
}
