#include "descent/nn/activation.h"

#include <cmath>
#include <vector>

#include "catch.h"
#include "networks.h"

using namespace descent;
using namespace descent::tests;

namespace {

struct Curve {
  std::vector<double> values, slopes;
};

template <class S>
Curve curve(const Value& activation, const std::vector<double>& points) {
  const std::size_t size = padded<S>(points.size());
  Buffer<S> z = Buffer<S>::Zero(static_cast<Eigen::Index>(size)), values = z, slopes = z;
  for (std::size_t i = 0; i < points.size(); ++i) z.data()[i] = static_cast<S>(points[i]);
  make_activation<S>(activation)->apply(z.data(), values.data(), slopes.data(), size);
  Curve result;
  for (std::size_t i = 0; i < points.size(); ++i) {
    result.values.push_back(static_cast<double>(values.data()[i]));
    result.slopes.push_back(static_cast<double>(slopes.data()[i]));
  }
  return result;
}

/// From −8 to 8, without 0, where some have a corner.
std::vector<double> points() {
  std::vector<double> all;
  for (int i = 0; i < 320; ++i) all.push_back(-8 + 0.05 * i + 0.0125);
  return all;
}

}  // namespace

TEST_CASE("An activation gives every number the same bits, however many there are", "[activation]") {
  constexpr std::size_t lanes = Pack<float>::lanes, most = 20 * lanes;
  std::vector<float> z(most);
  for (std::size_t i = 0; i < most; ++i) z[i] = 0.37F * static_cast<float>((31 * i) % most) - 9;
  for (const ActivationPart& entry : activation_registry()) {
    CAPTURE(entry.descriptor.id);
    const auto rule = make_activation<float>(part("activation", std::string(entry.descriptor.id)));
    std::vector<float> values(most), slopes(most);
    for (std::size_t i = 0; i < most; i += lanes) rule->apply(&z[i], &values[i], &slopes[i], lanes);
    for (std::size_t count = 0; count <= most; count += lanes) {
      // In place, and nothing beyond is touched.
      std::vector<float> together = z, their_slopes(most);
      rule->apply(together.data(), together.data(), their_slopes.data(), count);
      CHECK(std::equal(together.begin(), together.begin() + static_cast<std::ptrdiff_t>(count), values.begin()));
      CHECK(
          std::equal(their_slopes.begin(), their_slopes.begin() + static_cast<std::ptrdiff_t>(count), slopes.begin()));
      CHECK(std::equal(together.begin() + static_cast<std::ptrdiff_t>(count), together.end(),
                       z.begin() + static_cast<std::ptrdiff_t>(count)));
    }
  }
}

TEST_CASE("Every activation's slope is the derivative of its value", "[activation]") {
  const std::vector<double> middle = points();
  constexpr double h = 1e-6;
  std::vector<double> left, right;
  for (double z : middle) {
    left.push_back(z - h);
    right.push_back(z + h);
  }
  for (const ActivationPart& entry : activation_registry()) {
    CAPTURE(entry.descriptor.id);
    const Value chosen = part("activation", std::string(entry.descriptor.id));
    const Curve at = curve<double>(chosen, middle), below = curve<double>(chosen, left),
                above = curve<double>(chosen, right);
    for (std::size_t i = 0; i < middle.size(); ++i) {
      const double difference = (above.values[i] - below.values[i]) / (2 * h);
      CHECK(at.slopes[i] == Approx(difference).margin(1e-8));
    }
  }
}

TEST_CASE("In float an activation is the rounded double one but for its last places", "[activation]") {
  for (const ActivationPart& entry : activation_registry()) {
    CAPTURE(entry.descriptor.id);
    const Value chosen = part("activation", std::string(entry.descriptor.id));
    std::vector<double> z = points();
    for (double& number : z) number = static_cast<double>(static_cast<float>(number));
    const Curve single = curve<float>(chosen, z), exact = curve<double>(chosen, z);
    for (std::size_t i = 0; i < z.size(); ++i) {
      CAPTURE(z[i]);
      // Eight units in the last place; GELU by tanh has z³ in its exponent.
      const double relative = entry.descriptor.id == "gelu" ? 1e-5 : 8 * 0x1p-24;
      CHECK(std::fabs(single.values[i] - exact.values[i]) <= relative * std::fabs(exact.values[i]) + 1e-45);
      // SiLU's slope passes 0, where only its absolute error is small.
      CHECK(std::fabs(single.slopes[i] - exact.slopes[i]) <= relative * std::max(std::fabs(exact.slopes[i]), 5e-2));
    }
  }
}

TEST_CASE("No activation hides a NaN or invents one", "[activation]") {
  for (const ActivationPart& entry : activation_registry()) {
    CAPTURE(entry.descriptor.id);
    const Value chosen = part("activation", std::string(entry.descriptor.id));
    for (const bool single : {true, false}) {
      const std::vector<double> z = {not_a_number, -1e30, -1e4, -200, -0.0, 0.0, 200, 1e4, 1e30};
      const Curve got = single ? curve<float>(chosen, z) : curve<double>(chosen, z);
      CHECK(std::isnan(got.values[0]));
      for (std::size_t i = 1; i < z.size(); ++i) {
        CAPTURE(z[i]);
        CHECK(std::isfinite(got.values[i]));
        CHECK(std::isfinite(got.slopes[i]));
      }
    }
  }
}

TEST_CASE("The exponentials of packs are right to the last places, down to the smallest numbers", "[activation]") {
  for (int i = 0; i <= 41600; ++i) {
    const float x = -static_cast<float>(i) / 400;
    const auto [exponential, minus_one] = exponentials(Pack<float>(x));
    const double want = portable::exp(static_cast<double>(x)), want1 = portable::expm1(static_cast<double>(x));
    // Three units in the last place, or one of the smallest subnormal number.
    const double tolerance = 3 * 0x1p-24 * want + 1.5e-45, tolerance1 = 3 * 0x1p-24 * std::fabs(want1);
    if (!(std::fabs(static_cast<double>(exponential.v[0]) - want) <= tolerance)) FAIL("exp of " << x);
    if (!(std::fabs(static_cast<double>(minus_one.v[0]) - want1) <= tolerance1)) FAIL("expm1 of " << x);
  }
  for (int i = 0; i <= 10000; ++i) {
    const float u = static_cast<float>(i) / 10000;
    const double want = portable::log1p(static_cast<double>(u));
    if (!(std::fabs(static_cast<double>(log1p(Pack<float>(u)).v[0]) - want) <= 3 * 0x1p-24 * want)) FAIL("log1p " << u);
  }
  CHECK(exponentials(Pack<float>(0.0F)).exp.v[0] == 1);
  CHECK(exponentials(Pack<float>(0.0F)).expm1.v[0] == 0);
  CHECK(exponentials(Pack<float>(-200.0F)).exp.v[0] == 0);
}

TEST_CASE("The decay that tanh is made of is the exponential, to the last bit where it counts", "[activation]") {
  for (int i = 0; i <= 41000; ++i) {
    const Pack<float> x(static_cast<float>(i) / 1000);
    const Decay<Pack<float>> decay = twofold_decay(x);
    const Exponentials<float> whole = exponentials(Pack<float>(-2) * x);
    if (decay.left.v[0] != whole.exp.v[0]) FAIL("e^-2x of " << x.v[0]);
    if (decay.gap.v[0] != -whole.expm1.v[0]) FAIL("1 - e^-2x of " << x.v[0]);
  }
  CHECK(twofold_decay(Pack<float>(44.0F)).left.v[0] == 0);
  CHECK(twofold_decay(Pack<float>(44.0F)).gap.v[0] == 1);
}

TEST_CASE("Every activation describes itself", "[activation]") {
  for (const Descriptor& activation : activations_in_full()) {
    CAPTURE(activation.id);
    CHECK_FALSE(activation.title.empty());
    CHECK(std::string_view(activation.help).ends_with("."));
    CHECK_FALSE(activation.formula.empty());
    CHECK(make_activation<float>(part("activation", std::string(activation.id)))->gain() > 0);
  }
}
