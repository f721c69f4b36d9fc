#include "descent/nn/regularization.h"

#include <cmath>

#include "descent/base/wide_sum.h"

namespace descent {

template <class S>
double norm(std::span<const S> numbers) {
  constexpr std::size_t lanes = Pack<S>::lanes;
  const S* from = numbers.data();
  const std::size_t count = numbers.size();
  // Two sums side by side, so that one need not wait for the other.
  WideSum<S> squares, more;
  std::size_t i = 0;
  for (; i + 2 * lanes <= count; i += 2 * lanes) {
    squares.add_squares(from + i);
    more.add_squares(from + i + lanes);
  }
  double rest = 0;
  for (; i < count; ++i) rest += static_cast<double>(from[i]) * static_cast<double>(from[i]);
  return std::sqrt((squares.total() + more.total()) + rest);
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
