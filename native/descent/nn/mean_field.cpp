#include "descent/nn/mean_field.h"

#include <array>
#include <cmath>
#include <limits>

namespace descent {
namespace {

constexpr double two_pi = 6.283185307179586;
/// Beyond this a normal number is not met: e^−72 is below the last digit of all that is added up.
constexpr double end = 12;
/// Panels within each doubling of z.
constexpr int panels_per_octave = 3;

struct Node {
  double place, weight;  ///< on [−1, 1]
};
/// Gauss–Legendre with five nodes: 0, ±⅓√(5 ∓ 2√(10/7)).
const std::array<Node, 5>& nodes() {
  static const std::array<Node, 5> all = [] {
    const double root = 2 * std::sqrt(10.0 / 7), near = std::sqrt(5 - root) / 3, far = std::sqrt(5 + root) / 3;
    const double part = 13 * std::sqrt(70.0);
    const double heavy = (322 + part) / 900, light = (322 - part) / 900;
    return std::array<Node, 5>{{{-far, light}, {-near, heavy}, {0, 128.0 / 225}, {near, heavy}, {far, light}}};
  }();
  return all;
}

/// φ and φ′ at ±s·z for the nodes of one panel of z.
struct Sample {
  static constexpr std::size_t size = 12;  // two sides of five nodes, and whole packs
  double z[size] = {}, value[size] = {}, slope[size] = {};
};

}  // namespace

GaussianMoments::GaussianMoments(const Value& activation) : activation_(make_activation<double>(activation)) {
  const std::string& id = activation["id"].string();
  straight_ = id == "identity" || id == "relu" || id == "leaky-relu";
}

ActivationMoments GaussianMoments::at(double s) const {
  double ends[4] = {1, -1, 0, 0}, value[4], slope[4];
  activation_->apply(ends, value, slope, 4);
  if (straight_) {
    // a = s₊ z above 0 and s₋ z below: half of the mean square comes from either side.
    const double kept = (slope[0] * slope[0] + slope[1] * slope[1]) / 2,
                 shift = (slope[0] - slope[1]) / std::sqrt(two_pi);
    return {shift * s, std::sqrt(kept) * s, std::sqrt(kept - shift * shift) * s, std::sqrt(kept)};
  }
  // All values are divided by a number of their own size before they are squared.
  const double at_zero = std::fabs(value[2]), near = s < 1 ? s : 1,
               unit = at_zero > near ? at_zero
                      : near > 0     ? near
                                     : 1;
  double mean = 0, square = 0, slope_square = 0;
  // From 0 to the first edge the function is smooth on the scale of s z; from there on by doublings.
  const int octaves = 4 + (s > 1 ? std::ilogb(s) + 1 : 0);
  double low = 0, high = std::ldexp(end, -octaves);
  for (int octave = 0; octave <= octaves; ++octave) {
    const double width = (high - low) / panels_per_octave;
    for (int panel = 0; panel < panels_per_octave; ++panel) {
      Sample sample;
      const double middle = low + (panel + 0.5) * width;
      for (std::size_t i = 0; i < 5; ++i) {
        const double z = middle + nodes()[i].place * width / 2;
        sample.z[i] = s * z;
        sample.z[5 + i] = -s * z;
      }
      activation_->apply(sample.z, sample.value, sample.slope, Sample::size);
      for (std::size_t i = 0; i < 10; ++i) {
        const Node& node = nodes()[i % 5];
        const double z = middle + node.place * width / 2, scaled = sample.value[i] / unit;
        const double weight = node.weight * width / 2 * portable::exp(-z * z / 2) / std::sqrt(two_pi);
        mean += weight * scaled;
        square += weight * scaled * scaled;
        slope_square += weight * sample.slope[i] * sample.slope[i];
      }
    }
    low = high;
    high *= 2;
  }
  const double variance = square - mean * mean, steepness = std::sqrt(slope_square);
  // Where φ is nearly constant, as the sigmoid of tiny numbers, rounding is all that is left of the difference.
  const double deviation = variance > 1e-12 * square ? std::sqrt(variance) * unit : steepness * s;
  return {mean * unit, std::sqrt(square) * unit, deviation, steepness};
}

MeanField mean_field(const GaussianMoments& moments, double sigma_w, std::size_t depth, std::size_t batch) {
  const double missing = std::numeric_limits<double>::quiet_NaN();
  const auto known = [&](double value) { return std::isfinite(value) ? value : missing; };
  MeanField field{{1}, std::vector<double>(depth + 1, 1), {missing}};
  std::vector<double> sizes = {1}, slopes = {missing};
  ActivationMoments here;
  double s = -1;
  for (std::size_t l = 1; l <= depth; ++l) {
    const double next = sigma_w * sizes.back();
    if (next != s) here = moments.at(next);
    s = next;
    sizes.push_back(here.size);
    slopes.push_back(here.slope);
    field.activation.push_back(known(here.deviation));
  }
  for (std::size_t l = depth; l > 0; --l) {
    field.gradient[l - 1] = known(field.gradient[l] * sigma_w * slopes[l]);
  }
  for (std::size_t l = 1; l <= depth; ++l) {
    const double forward = std::sqrt(static_cast<double>(batch)) * sizes[l - 1];
    field.weight_gradient.push_back(known(field.gradient[l] * slopes[l] * forward));
  }
  return field;
}

}  // namespace descent
