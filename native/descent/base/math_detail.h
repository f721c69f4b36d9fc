#pragma once

// What the portable functions share: bits of a double, exact sums and products, polynomials. Only for base/*.cpp.

#include <cstddef>
#include <cstdint>
#include <limits>

namespace descent::portable {

inline constexpr double infinity = std::numeric_limits<double>::infinity();
/// One NaN for all, so that its bits are the same everywhere.
inline constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

inline std::uint64_t to_bits(double x) { return __builtin_bit_cast(std::uint64_t, x); }
inline double from_bits(std::uint64_t bits) { return __builtin_bit_cast(double, bits); }

/// 2^n for −1022 ≤ n ≤ 1023.
inline double power_of_two(int n) { return from_bits(static_cast<std::uint64_t>(n + 1023) << 52); }

/// x · 2^n for x in [¼, 4] and |n| ≤ 1100, rounded at most once: only where the result is subnormal or overflows.
inline double scale(double x, int n) {
  if (n > 1000) return x * power_of_two(n - 100) * power_of_two(100);
  if (n < -1000) return x * power_of_two(n + 100) * power_of_two(-100);
  return x * power_of_two(n);
}

/// A number as an unevaluated sum: `low` is what `high` has lost to rounding. Twice a double's digits.
struct Double2 {
  double high;
  double low;
};

/// a + b exactly, for |a| ≥ |b| or a = 0 (Dekker 1971, "A Floating-Point Technique for Extending the Available
/// Precision").
inline Double2 fast_two_sum(double a, double b) {
  const double sum = a + b;
  return {sum, b - (sum - a)};
}

/// a · b exactly, where nothing over- or underflows (Veltkamp's splitting, Dekker 1971).
inline Double2 two_product(double a, double b) {
  constexpr double splitter = 134217729;  // 2^27 + 1
  const double a_shifted = splitter * a;
  const double a_high = a_shifted - (a_shifted - a);
  const double a_low = a - a_high;
  const double b_shifted = splitter * b;
  const double b_high = b_shifted - (b_shifted - b);
  const double b_low = b - b_high;
  const double product = a * b;
  return {product, ((a_high * b_high - product) + a_high * b_low + a_low * b_high) + a_low * b_low};
}

/// c[0] + c[1] x + c[2] x² + ..., even and odd powers apart: half as long a chain of operations as Horner's.
template <std::size_t n>
inline double polynomial(double x, const double (&c)[n]) {
  static_assert(n >= 2);
  constexpr std::size_t last_even = (n - 1) / 2 * 2;
  constexpr std::size_t last_odd = n / 2 * 2 - 1;
  const double square = x * x;
  double even = c[last_even];
  for (std::size_t i = last_even; i >= 2; i -= 2) even = even * square + c[i - 2];
  double odd = c[last_odd];
  for (std::size_t i = last_odd; i >= 3; i -= 2) odd = odd * square + c[i - 2];
  return even + x * odd;
}

/// 1 / n!; n! is exact up to 22!.
constexpr double inverse_factorial(int n) {
  double factorial = 1;
  for (int i = 2; i <= n; ++i) factorial *= i;
  return 1 / factorial;
}

inline constexpr double ln2_high = 0x1.62e42fefa38p-1;   ///< ln 2 = high + low; high has 42 bits
inline constexpr double ln2_low = 0x1.ef35793c7673p-45;  // so that a whole number of 11 bits times it is exact.
inline constexpr double pi_high = 0x1.921fb54442d18p+1;  ///< π = high + low
inline constexpr double pi_low = 0x1.1a62633145c07p-53;
inline constexpr double half_pi_high = 0x1.921fb54442d18p+0;  ///< π/2 = high + low
inline constexpr double half_pi_low = 0x1.1a62633145c07p-54;

/// e^(a + b) = (high + low) · 2^exponent for |a| < 750 and b no larger than a's last place.
struct ScaledExp {
  double high;  ///< in [0.7, 1.42]
  double low;
  int exponent;
};
ScaledExp scaled_exp(double a, double b);

/// x = 2^k (1 + f) with 1 + f in [√½, √2).
struct LogSplit {
  double f;  ///< exact
  double k;
};

/// For finite x > 0, subnormal too.
inline LogSplit split_for_log(double x) {
  constexpr std::uint64_t sqrt_half = 0x3fe6a09e00000000;
  std::uint64_t bits = to_bits(x);
  double k = 0;
  if (x < std::numeric_limits<double>::min()) {
    bits = to_bits(x * 0x1p54);
    k = -54;
  }
  const auto exponent = static_cast<std::int64_t>(bits - sqrt_half) >> 52;
  const double m = from_bits(bits - (static_cast<std::uint64_t>(exponent) << 52));
  return {m - 1, k + static_cast<double>(exponent)};
}

/// angle = quarter · π/2 + high + low, |high| ≤ π/4 (and a little).
struct ReducedAngle {
  double high;
  double low;
  unsigned quarter;  ///< only its last two bits count
};

/// For any finite angle ≥ ½ (Payne & Hanek 1983, "Radian Reduction for Trigonometric Functions", ACM SIGNUM 18(1)).
ReducedAngle reduce_large_angle(double angle);

}  // namespace descent::portable
