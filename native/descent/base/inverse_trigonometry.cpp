// atan, atan2, asin, acos: one arc tangent, of a quotient, by a table of atan(j/16) and a Taylor series.

#include <cmath>

#include "descent/base/math.h"
#include "descent/base/math_detail.h"

namespace descent::portable {
namespace {

/// atan(j/16), j = 0 … 16, rounded from 200 bits.
constexpr Double2 table[] = {
    {0, 0},
    {0x1.ff55bb72cfdeap-5, -0x1.c934d86d23f1dp-60},
    {0x1.fd5ba9aac2f6ep-4, -0x1.cd37686760c17p-59},
    {0x1.7b97b4bce5b02p-3, 0x1.347b0b4f881cap-58},
    {0x1.f5b75f92c80ddp-3, 0x1.8ab6e3cf7afbdp-57},
    {0x1.362773707ebccp-2, -0x1.963a544b672d8p-57},
    {0x1.6f61941e4def1p-2, -0x1.c63aae6f6e918p-56},
    {0x1.a64eec3cc23fdp-2, -0x1.24dec1b50b7ffp-56},
    {0x1.dac670561bb4fp-2, 0x1.a2b7f222f65e2p-56},
    {0x1.0657e94db30d0p-1, -0x1.d5b495f6349e6p-56},
    {0x1.1e00babdefeb4p-1, -0x1.928df287a668fp-58},
    {0x1.345f01cce37bbp-1, 0x1.1021137c71102p-55},
    {0x1.4978fa3269ee1p-1, 0x1.2419a87f2a458p-56},
    {0x1.5d58987169b18p-1, 0x1.0028e4bc5e7cap-57},
    {0x1.700a7c5784634p-1, -0x1.8c34d25aadef6p-56},
    {0x1.819d0b7158a4dp-1, -0x1.bf76229d3b917p-56},
    {0x1.921fb54442d18p-1, 0x1.1a62633145c07p-55},
};

/// atan t − t for |t| ≤ 3/32.
inline double atan_rest(double t) {
  constexpr double series[] = {-1.0 / 3, 1.0 / 5, -1.0 / 7, 1.0 / 9, -1.0 / 11, 1.0 / 13, -1.0 / 15};
  const double square = t * t;
  return t * (square * polynomial(square, series));
}

/// atan(x + low) for x ≥ 0, low below x's last place.
double atan_of(double x, double low) {
  if (x < 0.09375) return x + (atan_rest(x) + low);
  if (x <= 1) {
    // atan x = atan c + atan((x − c) / (1 + c x)) with the nearest c = j/16.
    const int j = static_cast<int>(16 * x + 0.5);
    const double c = 0.0625 * j;
    const double t = ((x - c) + low) / (1 + c * x);
    return table[j].high + (t + (atan_rest(t) + table[j].low));
  }
  if (x < 0x1p60) {
    // The same for 1/x, whose arc tangent is π/2 − atan x: (1/x − c) / (1 + c/x) = (1 − c x) / (x + c).
    const int j = static_cast<int>(16 / x + 0.5);
    const double c = 0.0625 * j;
    const double t = ((1 - c * x) - c * low) / (x + c);
    const double correction = j == 0 ? low / (x * x) : 0;  // 1/(x + low) = 1/x − low/x²
    const Double2 base = fast_two_sum(half_pi_high, -table[j].high);
    return base.high - (t + (atan_rest(t) - (base.low + (half_pi_low - table[j].low) + correction)));
  }
  return half_pi_high;
}

/// x / √(1 − x²) or √(1 − x²) / x for x in (0, 1), as high + low, so that its arc tangent is good to the last place.
Double2 side_ratio(double x, bool root_on_top) {
  const Double2 square = two_product(x, x);
  const Double2 d = fast_two_sum(1, -square.high);  // 1 − x² = d.high + d.low − square.low
  const double root = std::sqrt(d.high);
  const Double2 back = two_product(root, root);
  const double root_low = ((d.high - back.high) - back.low + (d.low - square.low)) / (2 * root);
  const double top = root_on_top ? root : x;
  const double top_low = root_on_top ? root_low : 0;
  const double bottom = root_on_top ? x : root;
  const double bottom_low = root_on_top ? 0 : root_low;
  const double quotient = top / bottom;
  const Double2 product = two_product(quotient, bottom);
  return {quotient, ((top - product.high) - product.low + top_low - quotient * bottom_low) / bottom};
}

/// asin x for x in [2^−27, 0.7].
double small_asin(double x) {
  const Double2 ratio = side_ratio(x, false);
  return atan_of(ratio.high, ratio.low);
}

/// acos x for x in [½, 1].
double small_acos(double x) {
  if (x == 1) return 0;
  const Double2 ratio = side_ratio(x, true);
  return atan_of(ratio.high, ratio.low);
}

}  // namespace

double atan(double x) {
  if (x != x) return not_a_number;
  if (std::fabs(x) < 0x1p-27) return x;
  const double result = atan_of(std::fabs(x), 0);
  return x < 0 ? -result : result;
}

double atan2(double y, double x) {
  if (x != x || y != y) return not_a_number;
  const double a = std::fabs(x);
  const double b = std::fabs(y);
  double angle;  // of the point (|x|, |y|)
  if (b == 0) {
    angle = 0;
  } else if (a == b) {
    angle = 0.5 * half_pi_high;  // also both infinite
  } else {
    const double ratio = b / a;
    angle = ratio < 0x1p-27 ? ratio : atan_of(ratio, 0);
  }
  if (__builtin_signbit(x)) angle = pi_high - (angle - pi_low);
  return __builtin_signbit(y) ? -angle : angle;
}

double asin(double x) {
  const double a = std::fabs(x);
  if (!(a <= 1)) return not_a_number;
  if (a < 0x1p-27) return x;
  const double result = a <= 0.7 ? small_asin(a) : half_pi_high - (small_acos(a) - half_pi_low);
  return x < 0 ? -result : result;
}

double acos(double x) {
  const double a = std::fabs(x);
  if (!(a <= 1)) return not_a_number;
  if (a <= 0.5) return half_pi_high - (asin(x) - half_pi_low);
  return x > 0 ? small_acos(a) : pi_high - (small_acos(a) - pi_low);
}

}  // namespace descent::portable
