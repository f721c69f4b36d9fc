#pragma once

#include "descent/nn/activation.h"

namespace descent {

/// z Φ(z), Φ being the normal distribution function ½ erfc(−z/√2); φ′ = Φ(z) + z e^(−z²/2)/√(2π). Or the approximation
/// z σ(2u), u = √(2/π) (z + 0.044715 z³), which is ½ z (1 + tanh u) without its cancellation on the left.
template <class S>
class Gelu {
 public:
  static constexpr Descriptor descriptor() {
    return {.id = "gelu",
            .title = "GELU",
            .help = "Weights every number by the chance that a normal one is smaller: a smooth ReLU with a small dip.",
            .formula =
                "\\varphi(z) = z\\,\\Phi(z) \\approx \\tfrac12 z \\left(1 + \\tanh\\!\\left(\\sqrt{2/\\pi}\\,(z + "
                "0.044715\\, z^3)\\right)\\right)",
            .terms = {{"z", "pre-activation: what the layer's sum gives"},
                      {"\\Phi", "distribution function of the standard normal"}},
            .sources = {{"Hendrycks, D. and Gimpel, K.", 2016, "Gaussian Error Linear Units (GELUs)",
                         "arXiv:1606.08415", ""}},
            .parameters = {{.id = "form",
                            .label = "form",
                            .help = "The exact function, or its approximation by tanh, which is quicker.",
                            .kind = Kind::choice,
                            .default_value = "exact",
                            .choices = {{"exact", "exact"}, {"tanh", "approximation by tanh"}}}}};
  }

  explicit Gelu(const Value& parameters) : exact_(parameters["form"].string() == "exact") {}
  DESCENT_INLINE ValueAndSlope<Pack<S>> operator()(Pack<S> z) const { return exact_ ? exact(z) : approximate(z); }
  double gain() const { return 1; }

 private:
  /// Lane by lane in double: accurate, not quick.
  static ValueAndSlope<Pack<S>> exact(Pack<S> z) {
    constexpr double root_half = 0x1.6a09e667f3bcdp-1, one_over_root_two_pi = 0x1.9884533d43651p-2;
    ValueAndSlope<Pack<S>> result{z, z};
    for (std::size_t i = 0; i < Pack<S>::lanes; ++i) {
      const double x = static_cast<double>(z.v[i]);
      const double below = portable::erfc(-x * root_half) / 2;
      // Far out the density is 0, and an infinite z times that would be no number.
      const double dip = std::fabs(x) < 40 ? x * (one_over_root_two_pi * portable::exp(-x * x / 2)) : 0;
      result.value.v[i] = static_cast<S>(x * below);
      result.slope.v[i] = static_cast<S>(below + dip);
    }
    return result;
  }

  DESCENT_INLINE static ValueAndSlope<Pack<S>> approximate(Pack<S> z) {
    constexpr double twice_root = 0x1.9884533d43651p0;  // 2 √(2/π)
    const Pack<S> root(static_cast<S>(twice_root)), cubic(static_cast<S>(0.044715));
    // Beyond ±100 σ is 0 or 1 to the last bit, and z³ might overflow.
    const Pack<S> x = at_least(at_most(z, Pack<S>(100)), Pack<S>(-100));
    const Pack<S> square = x * x;
    const Logistic<S> s = logistic(root * (x + cubic * x * square));
    const Pack<S> inner = root * (Pack<S>(1) + Pack<S>(3) * cubic * square);
    return {z * s.of_x, s.of_x + x * s.of_x * s.of_minus_x * inner};
  }

  bool exact_;
};

}  // namespace descent
