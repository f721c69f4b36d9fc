#include "descent/nn/regularization.h"

#include <cmath>

namespace descent {

template <class S>
double norm(std::span<const S> numbers) {
  // Four sums side by side, in names rather than in an array, which would live in memory.
  double a = 0, b = 0, c = 0, d = 0;
  const auto square = [&](std::size_t i) {
    const double x = static_cast<double>(numbers[i]);
    return x * x;
  };
  const std::size_t count = numbers.size();
  std::size_t i = 0;
  for (; i + 4 <= count; i += 4) {
    a += square(i);
    b += square(i + 1);
    c += square(i + 2);
    d += square(i + 3);
  }
  if (i < count) a += square(i);
  if (i + 1 < count) b += square(i + 1);
  if (i + 2 < count) c += square(i + 2);
  return std::sqrt((a + b) + (c + d));
}

template <class S>
double add_weight_penalty(Network<S>& network, double lambda) {
  double squares = 0;
  const S factor = static_cast<S>(lambda);
  for (const PlacedPiece& placed : network.parameter_layout()) {
    if (placed.piece.name != "weight" && placed.piece.name != "v") continue;
    const auto weights = network.parameters().subspan(placed.offset, placed.piece.size());
    const auto gradients = network.gradients().subspan(placed.offset, placed.piece.size());
    for (std::size_t i = 0; i < weights.size(); ++i) {
      const double weight = static_cast<double>(weights[i]);
      squares += weight * weight;
      gradients[i] += factor * weights[i];
    }
  }
  return lambda / 2 * squares;
}

template <class S>
double clip_by_norm(std::span<S> gradients, double limit) {
  const double size = norm<S>(std::span<const S>(gradients));
  if (!(size > limit)) return size;
  const S factor = static_cast<S>(limit / size);
  for (S& gradient : gradients) gradient *= factor;
  return size;
}

template double add_weight_penalty(Network<float>&, double);
template double add_weight_penalty(Network<double>&, double);
template double clip_by_norm(std::span<float>, double);
template double clip_by_norm(std::span<double>, double);
template double norm(std::span<const float>);
template double norm(std::span<const double>);

}  // namespace descent
