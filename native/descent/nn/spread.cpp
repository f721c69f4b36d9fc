#include "descent/nn/spread.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace descent {
namespace {

/// Four sums side by side, so that none waits for the one before; always in the same order.
template <class S, class Add>
void each(Batch<const S> values, Add add) {
  for (std::size_t f = 0; f < values.features; ++f) {
    const S* row = values.row(f);
    std::size_t e = 0;
    for (; e + 4 <= values.examples; e += 4) {
      for (std::size_t k = 0; k < 4; ++k) add(k, static_cast<double>(row[e + k]));
    }
    for (; e < values.examples; ++e) add(0, static_cast<double>(row[e]));
  }
}

double total(const double* sums) { return (sums[0] + sums[1]) + (sums[2] + sums[3]); }

}  // namespace

template <class S>
Spread measure(Batch<const S> values) {
  double largest[4] = {0, 0, 0, 0}, nothing[4] = {0, 0, 0, 0};
  each<S>(values, [&](std::size_t k, double value) {
    const double size = value < 0 ? -value : value;
    largest[k] = largest[k] < size ? size : largest[k];
    nothing[k] += value * 0;  // NaN where a value is not finite
  });
  const double top = std::max(std::max(largest[0], largest[1]), std::max(largest[2], largest[3]));
  const double missing = std::numeric_limits<double>::quiet_NaN();
  if (total(nothing) != 0) return {missing, missing, missing};
  if (top == 0) return {};
  int exponent = 0;
  std::frexp(top, &exponent);
  exponent = std::clamp(exponent, -1000, 1000);
  const double scale = std::ldexp(1.0, -exponent), back = std::ldexp(1.0, exponent);
  // Measured from one of them: what all have in common does not eat up the digits of their differences.
  const double first = static_cast<double>(values.data[0]) * scale;
  double sums[4] = {0, 0, 0, 0}, squares[4] = {0, 0, 0, 0};
  each<S>(values, [&](std::size_t k, double value) {
    const double d = value * scale - first;
    sums[k] += d;
    squares[k] += d * d;
  });
  const double count = static_cast<double>(values.features * values.examples);
  const double shift = total(sums) / count, variance = total(squares) / count - shift * shift;
  const double mean = first + shift, spread = variance > 0 ? variance : 0;
  return {mean * back, std::sqrt(spread) * back, std::sqrt(spread + mean * mean) * back};
}

template Spread measure<float>(Batch<const float> values);
template Spread measure<double>(Batch<const double> values);

}  // namespace descent
