#include "descent/init/orthogonal.h"

#include "descent/base/pack.h"

namespace descent {
namespace {

using P = Pack<double>;

/// Rows are padded with zeros to whole packs, four at a time so that sums don't wait for each other.
constexpr std::size_t step = 4 * P::lanes;

double dot(const double* a, const double* b, std::size_t count) {
  P sums[4] = {P(0), P(0), P(0), P(0)};
  for (std::size_t i = 0; i < count; i += step) {
    for (std::size_t k = 0; k < 4; ++k) sums[k] += P::load(a + i + k * P::lanes) * P::load(b + i + k * P::lanes);
  }
  return sum((sums[0] + sums[1]) + (sums[2] + sums[3]));
}

/// a −= share · b.
void take_away(double* a, double share, const double* b, std::size_t count) {
  for (std::size_t i = 0; i < count; i += P::lanes) (P::load(a + i) - P(share) * P::load(b + i)).store(a + i);
}

}  // namespace

void Orthogonal::fill(std::span<double> weights, Fans fans, Random& random) const {
  const bool tall = fans.fan_out >= fans.fan_in;
  const std::size_t length = tall ? fans.fan_out : fans.fan_in, count = tall ? fans.fan_in : fans.fan_out;
  const std::size_t row = (length + step - 1) / step * step;
  // `count` normal vectors of `length` numbers, made orthonormal one after another. Gram–Schmidt is the QR
  // factorization with a positive diagonal, and done twice it is orthogonal to the last place (Giraud, Langou &
  // Rozložník 2005, "The Loss of Orthogonality in the Gram-Schmidt Orthogonalization Process").
  std::vector<double> vectors(count * row);
  for (std::size_t k = 0; k < count; ++k) {
    double* vector = vectors.data() + k * row;
    for (std::size_t i = 0; i < length; ++i) vector[i] = random.normal();
    for (int pass = 0; pass < 2; ++pass) {
      for (std::size_t j = 0; j < k; ++j) {
        const double* other = vectors.data() + j * row;
        take_away(vector, dot(other, vector, row), other, row);
      }
    }
    const double norm = std::sqrt(dot(vector, vector, row));
    for (std::size_t i = 0; i < length; ++i) vector[i] /= norm;
  }
  for (std::size_t k = 0; k < count; ++k) {
    for (std::size_t i = 0; i < length; ++i) {
      weights[tall ? i * fans.fan_in + k : k * fans.fan_in + i] = gain_ * vectors[k * row + i];
    }
  }
}

}  // namespace descent
