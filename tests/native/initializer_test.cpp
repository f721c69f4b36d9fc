#include "descent/init/initializer.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "catch.h"
#include "networks.h"

using namespace descent;
using namespace descent::tests;

namespace {

std::vector<double> drawn(const Initializer& scheme, Fans fans, std::uint64_t seed) {
  Random random(seed);
  std::vector<double> weights(fans.fan_in * fans.fan_out);
  scheme.fill(weights, fans, random);
  return weights;
}

/// The largest distance between the share of numbers below x and the distribution function.
template <class Distribution>
double kolmogorov_smirnov(std::vector<double> sample, Distribution distribution) {
  std::sort(sample.begin(), sample.end());
  const double n = static_cast<double>(sample.size());
  double largest = 0;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    const double f = distribution(sample[i]), below = static_cast<double>(i) / n;
    largest = std::max({largest, std::fabs(f - below), std::fabs(f - below - 1 / n)});
  }
  return largest;
}

const std::vector<Fans> shapes = {{1, 1}, {2, 3}, {64, 64}, {300, 40}, {40, 300}};

}  // namespace

TEST_CASE("Every scheme draws what its theory says", "[initializer]") {
  for (const InitializerPart& entry : initializer_registry()) {
    CAPTURE(entry.descriptor.id);
    const auto scheme = make_initializer(part("initializer", std::string(entry.descriptor.id)));
    for (const Fans& fans : shapes) {
      CAPTURE(fans.fan_in, fans.fan_out);
      const std::vector<double> weights = drawn(*scheme, fans, 5);
      CHECK(same_bits(weights, drawn(*scheme, fans, 5)));
      const double sigma = scheme->standard_deviation(fans), bound = scheme->bound(fans);
      double squares = 0;
      for (double weight : weights) {
        CHECK(std::fabs(weight) <= bound * (1 + 1e-12));
        squares += weight * weight;
      }
      const double n = static_cast<double>(weights.size());
      if (n < 1000 || entry.descriptor.id == "constant") continue;
      // The mean square of n draws has the relative standard error √(2/n) at most (of a normal): six of them.
      CHECK(squares / n == Approx(sigma * sigma).epsilon(6 * std::sqrt(2 / n)).margin(1e-300));
    }
  }
}

TEST_CASE("Uniform and normal schemes pass the Kolmogorov-Smirnov test", "[initializer]") {
  const Fans fans{200, 100};
  // At this distance a right sample of n fails once in a million (√n D > 2.7).
  const double limit = 2.7 / std::sqrt(static_cast<double>(fans.fan_in * fans.fan_out));
  std::size_t tested = 0;
  for (const InitializerPart& entry : initializer_registry()) {
    const std::string_view id = entry.descriptor.id;
    CAPTURE(id);
    const auto scheme = make_initializer(part("initializer", std::string(id)));
    const double sigma = scheme->standard_deviation(fans), bound = scheme->bound(fans);
    const std::vector<double> weights = drawn(*scheme, fans, 17);
    if (id.ends_with("uniform")) {
      CHECK(kolmogorov_smirnov(weights, [&](double x) { return (x + bound) / (2 * bound); }) < limit);
    } else if (id.ends_with("normal")) {
      CHECK(kolmogorov_smirnov(weights, [&](double x) { return portable::erfc(-x / (sigma * std::sqrt(2.0))) / 2; }) <
            limit);
    } else {
      continue;
    }
    ++tested;
  }
  CHECK(tested == 8);
}

TEST_CASE("An orthogonal matrix is orthogonal, wide, tall and square", "[initializer]") {
  for (const Fans& fans : {Fans{1, 1}, Fans{7, 7}, Fans{5, 40}, Fans{40, 5}, Fans{128, 128}, Fans{256, 100}}) {
    CAPTURE(fans.fan_in, fans.fan_out);
    const auto scheme = make_initializer(part("initializer", R"({"id": "orthogonal", "gain": 1.5})"));
    const std::vector<double> w = drawn(*scheme, fans, 9);
    const bool tall = fans.fan_out >= fans.fan_in;
    const std::size_t count = tall ? fans.fan_in : fans.fan_out, length = tall ? fans.fan_out : fans.fan_in;
    double largest = 0;
    for (std::size_t a = 0; a < count; ++a) {
      for (std::size_t b = 0; b <= a; ++b) {
        double dot = 0;
        for (std::size_t i = 0; i < length; ++i) {
          dot +=
              tall ? w[i * fans.fan_in + a] * w[i * fans.fan_in + b] : w[a * fans.fan_in + i] * w[b * fans.fan_in + i];
        }
        largest = std::max(largest, std::fabs(dot - (a == b ? 2.25 : 0)));
      }
    }
    CHECK(largest < 1e-13);
  }
}

TEST_CASE("Signs of an orthogonal matrix are as likely as their opposites", "[initializer]") {
  // Of a 1 × 1 matrix nothing but the sign is random; 400 draws have a standard deviation of 10.
  const auto scheme = make_initializer(part("initializer", "orthogonal"));
  int positive = 0;
  for (std::uint64_t seed = 0; seed < 400; ++seed) positive += drawn(*scheme, {1, 1}, seed)[0] > 0;
  CHECK(std::abs(positive - 200) < 60);
}

TEST_CASE("Every scheme describes itself", "[initializer]") {
  for (const Descriptor& scheme : initializers_in_full()) {
    CAPTURE(scheme.id);
    CHECK_FALSE(scheme.title.empty());
    CHECK(std::string_view(scheme.help).ends_with("."));
    CHECK_FALSE(scheme.formula.empty());
    for (const Source& source : scheme.sources) CHECK(source.year > 1900);
  }
}
