#include "descent/base/random.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <span>
#include <stdexcept>
#include <vector>

#include "catch.h"
#include "descent/base/math.h"

namespace {

using descent::Random;

/// Σ (seen − expected)² / expected, with all cells equally likely. Its mean is cells − 1, its variance twice that.
double chi_square(const std::vector<int>& seen) {
  double total = 0;
  for (const int n : seen) total += n;
  const double expected = total / static_cast<double>(seen.size());
  double sum = 0;
  for (const int n : seen) sum += (n - expected) * (n - expected) / expected;
  return sum;
}

/// Five standard deviations above the mean: once in about a million seeds for many cells, and these seeds are fixed.
double chi_square_limit(std::size_t cells) {
  const auto freedom = static_cast<double>(cells - 1);
  return freedom + 5 * std::sqrt(2 * freedom);
}

template <class F, class G>
double correlation(int n, F first, G second) {
  double x = 0, y = 0, xx = 0, yy = 0, xy = 0;
  for (int i = 0; i < n; ++i) {
    const double a = first();
    const double b = second();
    x += a;
    y += b;
    xx += a * a;
    yy += b * b;
    xy += a * b;
  }
  return (xy - x * y / n) / std::sqrt((xx - x * x / n) * (yy - y * y / n));
}

}  // namespace

TEST_CASE("The generator is PCG32 as published", "[random]") {
  // The demonstration program of the reference implementation, seed 42, stream 54.
  Random random(42, 54);
  for (const std::uint32_t expected : {0xa15c02b7u, 0x7b47f409u, 0xba1d3330u, 0x83d2f293u, 0xbfa4784bu, 0xcbed606eu}) {
    CHECK(random.next() == expected);
  }
}

TEST_CASE("The same seed and stream give the same numbers, others do not", "[random]") {
  Random a(7, 1), b(7, 1), other_seed(8, 1), other_stream(7, 2);
  int same_seed = 0, same_stream = 0;
  for (int i = 0; i < 1000; ++i) {
    const double x = a.normal();
    CHECK(x == b.normal());
    same_seed += x == other_seed.normal();
    same_stream += x == other_stream.normal();
  }
  CHECK(same_seed == 0);
  CHECK(same_stream == 0);
  // A copy goes on where the original stands, also between the two numbers of a normal pair.
  a.normal();
  Random copy = a;
  for (int i = 0; i < 5; ++i) CHECK(copy.normal() == a.normal());
}

TEST_CASE("Uniform numbers fill the range from 0 to 1 evenly down to their last bit", "[random]") {
  Random random(11);
  constexpr int n = 200000;
  std::vector<int> cells(256), last_bits(16);
  double sum = 0, squares = 0;
  for (int i = 0; i < n; ++i) {
    const double u = random.uniform();
    REQUIRE((u >= 0 && u < 1));
    sum += u;
    squares += u * u;
    ++cells[static_cast<std::size_t>(u * 256)];
    const double whole = u * 0x1p53;
    REQUIRE(whole == std::floor(whole));  // 53 bits and no more
    ++last_bits[static_cast<std::uint64_t>(whole) & 15];
  }
  // The standard deviation of the mean is √(1/12 / n) = 0.00065, of the mean square √(4/45 / n) = 0.00067.
  CHECK(std::fabs(sum / n - 0.5) < 0.0026);
  CHECK(std::fabs(squares / n - 1.0 / 3) < 0.0027);
  CHECK(chi_square(cells) < chi_square_limit(256));
  CHECK(chi_square(last_bits) < chi_square_limit(16));
}

TEST_CASE("Uniform numbers in a range never reach its upper end", "[random]") {
  Random random(12);
  double least = 1e300, most = -1e300;
  for (int i = 0; i < 10000; ++i) {
    const double x = random.uniform(-3, 5);
    least = std::min(least, x);
    most = std::max(most, x);
    // One double lies in this range: half of the sums are rounded up to its end.
    REQUIRE(random.uniform(1, 1 + 0x1p-52) == 1);
  }
  CHECK((least >= -3 && least < -2.99));
  CHECK((most < 5 && most > 4.99));
}

TEST_CASE("Normal numbers have the moments and the distribution of the standard normal", "[random]") {
  Random random(13);
  constexpr int n = 200000;
  constexpr double root_half = 0.70710678118654752;
  std::array<double, 5> moments{};
  std::vector<int> cells(100);
  int beyond_three = 0;
  for (int i = 0; i < n; ++i) {
    const double z = random.normal();
    double power = 1;
    for (double& moment : moments) {
      moment += power / n;
      power *= z;
    }
    // Φ(z) is uniform if z is normal.
    ++cells[std::min<std::size_t>(99, static_cast<std::size_t>(50 * descent::portable::erfc(-z * root_half)))];
    beyond_three += std::fabs(z) > 3;
  }
  // Five standard deviations each: the variances of z, z², z³ and z⁴ are 1, 2, 15 and 96.
  const double root_n = std::sqrt(static_cast<double>(n));
  CHECK(std::fabs(moments[1]) < 5 * 1 / root_n);
  CHECK(std::fabs(moments[2] - 1) < 5 * 1.42 / root_n);
  CHECK(std::fabs(moments[3]) < 5 * 3.88 / root_n);
  CHECK(std::fabs(moments[4] - 3) < 5 * 9.80 / root_n);
  CHECK(chi_square(cells) < chi_square_limit(100));
  CHECK(std::fabs(beyond_three - 0.0026998 * n) < 5 * std::sqrt(0.0027 * n));
}

TEST_CASE("Neighbouring numbers, seeds and streams do not depend on each other", "[random]") {
  constexpr int n = 50000;
  const double limit = 5 / std::sqrt(static_cast<double>(n));
  for (std::uint64_t k = 0; k < 8; ++k) {
    CAPTURE(k);
    Random a(k, 0), next_stream(k, 1), b(k, 0), next_seed(k + 1, 0), c(k, 0), later(k, 0);
    later.uniform();
    CHECK(std::fabs(correlation(
              n, [&] { return a.uniform(); }, [&] { return next_stream.uniform(); })) < limit);
    CHECK(std::fabs(correlation(
              n, [&] { return b.uniform(); }, [&] { return next_seed.uniform(); })) < limit);
    CHECK(std::fabs(correlation(
              n, [&] { return c.uniform(); }, [&] { return later.uniform(); })) < limit);
  }
  // The two numbers of one normal pair.
  Random pairs(14);
  CHECK(std::fabs(correlation(
            n, [&] { return pairs.normal(); }, [&] { return pairs.normal(); })) < limit);
}

TEST_CASE("A bounded number is below its bound and without bias", "[random]") {
  Random random(15);
  CHECK(random.below(1) == 0);
  CHECK_THROWS_AS(random.below(0), std::logic_error);
  std::vector<int> seven(7);
  for (int i = 0; i < 70000; ++i) ++seven.at(random.below(7));
  CHECK(chi_square(seven) < chi_square_limit(7));
  // 2^32 numbers onto 3 · 2^30: without drawing again, every third one would come twice as often.
  std::vector<int> residues(3);
  for (int i = 0; i < 30000; ++i) {
    const std::uint32_t x = random.below(3u << 30);
    REQUIRE(x < 3u << 30);
    ++residues[x % 3];
  }
  CHECK(chi_square(residues) < chi_square_limit(3));
}

TEST_CASE("A shuffle makes all orders equally likely", "[random]") {
  Random random(16);
  std::vector<int> seen(256);  // by the four items as base-4 digits; 24 of the 256 are orders
  for (int i = 0; i < 24000; ++i) {
    std::array<int, 4> items = {0, 1, 2, 3};
    random.shuffle(std::span<int>(items));
    ++seen[static_cast<std::size_t>(items[0] + 4 * items[1] + 16 * items[2] + 64 * items[3])];
  }
  std::vector<int> orders;
  for (const int n : seen) {
    if (n > 0) orders.push_back(n);
  }
  REQUIRE(orders.size() == 24);
  CHECK(chi_square(orders) < chi_square_limit(24));

  std::vector<int> none;
  random.shuffle(std::span<int>(none));
  CHECK(none.empty());
}

TEST_CASE("Every compiler draws the same numbers", "[random][determinism]") {
  // FNV-1a over the bits of a mixed sequence; the number was computed with g++, clang++ and in wasm.
  Random random(17, 3);
  std::uint64_t hash = 0xcbf29ce484222325;
  const auto add = [&hash](double x) {
    std::uint64_t bits;
    std::memcpy(&bits, &x, sizeof bits);
    hash = (hash ^ bits) * 0x100000001b3;
  };
  for (int i = 0; i < 2000; ++i) {
    add(random.normal());
    add(random.uniform());
    add(random.uniform(-2, 3));
    add(random.below(1000));
  }
  CHECK(hash == 0xeec50ef9abbb0abd);
}
