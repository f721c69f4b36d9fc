#include "descent/nn/weight_norm.h"

#include <cmath>

namespace descent {
namespace {

/// Sums of a row in double: a row may be long, and there is one sum for as many products as it has numbers.
template <class S>
double dot(const S* a, const S* b, std::size_t count) {
  double sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += static_cast<double>(a[i]) * static_cast<double>(b[i]);
  return sum;
}

}  // namespace

template <class S>
void normalize_weight(const S* v, const S* g, std::size_t rows, std::size_t columns, S* weight) {
  for (std::size_t o = 0; o < rows; ++o) {
    const S* row = v + o * columns;
    const double norm = std::sqrt(dot(row, row, columns));
    // v = 0 has no direction: as good as a weight of 0.
    const S factor = norm > 0 ? static_cast<S>(static_cast<double>(g[o]) / norm) : S(0);
    for (std::size_t i = 0; i < columns; ++i) weight[o * columns + i] = factor * row[i];
  }
}

template <class S>
void weight_norm_gradients(const S* v, const S* g, const S* dweight, std::size_t rows, std::size_t columns, S* dv,
                           S* dg) {
  for (std::size_t o = 0; o < rows; ++o) {
    const S *row = v + o * columns, *slopes = dweight + o * columns;
    const double square = dot(row, row, columns), norm = std::sqrt(square);
    const double along = norm > 0 ? dot(slopes, row, columns) / norm : 0;
    dg[o] = static_cast<S>(along);
    const double scale = norm > 0 ? static_cast<double>(g[o]) / norm : 0;
    const S to_v = static_cast<S>(scale), back = static_cast<S>(norm > 0 ? scale * along / norm : 0);
    for (std::size_t i = 0; i < columns; ++i) dv[o * columns + i] = to_v * slopes[i] - back * row[i];
  }
}

template <class S>
void scale_of_weight(const S* v, std::size_t rows, std::size_t columns, S* g) {
  for (std::size_t o = 0; o < rows; ++o) {
    g[o] = static_cast<S>(std::sqrt(dot(v + o * columns, v + o * columns, columns)));
  }
}

#define DESCENT_WEIGHT_NORM(S)                                                                         \
  template void normalize_weight(const S*, const S*, std::size_t, std::size_t, S*);                    \
  template void weight_norm_gradients(const S*, const S*, const S*, std::size_t, std::size_t, S*, S*); \
  template void scale_of_weight(const S*, std::size_t, std::size_t, S*)
DESCENT_WEIGHT_NORM(float);
DESCENT_WEIGHT_NORM(double);

}  // namespace descent
