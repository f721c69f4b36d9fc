#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "descent/nn/activation.h"

namespace descent {

/// What an activation makes of a normal pre-activation s·z, z ~ N(0, 1). Roots, not squares: signals may be as small as
/// 1e−200.
struct ActivationMoments {
  double mean = 0;       ///< E[φ]
  double size = 0;       ///< √E[φ²]
  double deviation = 0;  ///< √(E[φ²] − E[φ]²)
  double slope = 0;      ///< √E[φ′²]
};

/// The moments of one activation. Those that are straight on either side of 0 (identity, ReLU, leaky ReLU) in closed
/// form; the others by Gauss–Legendre quadrature, five nodes a panel, each side of 0 for itself with panels that get
/// finer towards it: kinks lie there, and so does all of the slope where s is large.
class GaussianMoments {
 public:
  explicit GaussianMoments(const Value& activation);
  ActivationMoments at(double s) const;

 private:
  std::unique_ptr<Activation<double>> activation_;
  bool straight_;
};

/// What the theory of wide layers predicts for a stack of equal layers without biases: standard deviations by layer,
/// 0 … depth.
struct MeanField {
  std::vector<double> activation;       ///< of a_l; 1 for the input
  std::vector<double> gradient;         ///< of ∂L/∂a_l; 1 at the end
  std::vector<double> weight_gradient;  ///< of ∂L/∂W_l; NaN for l = 0
};

/// q_l = σ_w² E[a_{l−1}²] forward (Poole et al. 2016, "Exponential expressivity in deep neural networks through
/// transient chaos", NIPS; σ_w² is fan-in times the weights' variance), χ_l = σ_w² E[φ′(√q_l z)²] backward (Schoenholz
/// et al. 2017, "Deep Information Propagation", ICLR), which takes the gradient for independent of the forward pass.
/// Input and the gradient at the end are N(0, 1), independent by example: their sum over `batch` examples makes the
/// weights' gradient. For weights of mean 0 only.
MeanField mean_field(const GaussianMoments& moments, double sigma_w, std::size_t depth, std::size_t batch);

}  // namespace descent
