#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <vector>

#include "descent/experiment/terrain_data.h"

namespace descent {

/// The weights of a network 2-3-1: a hidden unit j gives v_j tanh(w_j · x + b_j), the output is their sum and c.
struct SmallNetwork {
  static constexpr std::size_t hidden = 3;
  Eigen::Vector2d w[hidden];
  double b[hidden]{}, v[hidden]{}, c = 0;
  /// The output without the part of one hidden unit.
  double without(std::size_t unit, const Eigen::Vector2d& x) const;
};

/// A symmetric 2 × 2 matrix [[xx, xy], [xy, yy]] with its determinant, which is known more exactly than by
/// xx·yy − xy².
struct Hessian {
  double xx = 0, xy = 0, yy = 0, determinant = 0;
};

/// Eigenvalues of a Hessian. The one of the larger magnitude has no cancellation in it, the other is the determinant
/// divided by it: so both have their digits where one is 10¹⁰ times the other.
struct Curvatures {
  explicit Curvatures(const Hessian& h);
  double max, min;
};

/// The loss over two weights, in units in which no input is larger than another: inputs and target are in standard
/// deviations, and the pair of weights u turns about the mean of the inputs (a bias follows, so that the mean person
/// gets the same prediction whatever u is). Raw and scaled inputs are this one surface, with its axes stretched.
///
///   ℓ(u) = 1/n Σ (rest_i + φ(u₁x₁ + u₂x₂) − y_i)²
///
/// Linear model: φ(a) = a, rest = 0, which is the model ŷ = w₁x₁ + w₂x₂ + b with the best b for every pair of weights.
/// Network 2-3-1: φ(a) = v tanh(a + b) is one hidden unit, rest what the other two and the output's bias give.
class TerrainModel {
 public:
  /// The linear model.
  explicit TerrainModel(const TerrainData& data);
  /// The network: drawn by the seed, then trained on the scaled inputs for a while, so that the other weights, which
  /// stay as they are, belong to a network that has learned; `unit` (0, 1, 2) is the hidden unit whose weights move.
  TerrainModel(const TerrainData& data, std::uint64_t seed, std::size_t unit);

  bool linear() const { return linear_; }
  double value(const Eigen::Vector2d& u) const;
  Eigen::Vector2d gradient(const Eigen::Vector2d& u) const;
  Hessian hessian(const Eigen::Vector2d& u) const;

  /// The lowest point; of a network, the local one that Newton's method finds from the trained weights.
  const Eigen::Vector2d& minimum() const { return minimum_; }
  /// False where Newton's method has found none.
  bool has_minimum() const { return has_minimum_; }
  /// ℓ(u) − ℓ(minimum); of the linear model without cancellation.
  double excess(const Eigen::Vector2d& u) const;
  /// What the model predicts for the person that the data asks for; it too in standard deviations from the mean.
  double prediction(const Eigen::Vector2d& u) const;

 private:
  /// Residual of row i and φ′, φ″ at it.
  struct Row {
    double residual, slope, bend;
  };
  Row row(std::size_t i, const Eigen::Vector2d& u) const;
  void solve();
  void search(Eigen::Vector2d from);

  const TerrainData& data_;
  bool linear_;
  double v_ = 1, b_ = 0;
  std::vector<double> rest_;
  Eigen::Vector2d person_{0, 0};  ///< whose target is to be predicted
  double person_rest_ = 0;        ///< what the weights that stay give there
  Hessian quadratic_;             ///< of the linear model
  Eigen::Vector2d minimum_{0, 0};
  bool has_minimum_ = true;
  double lowest_ = 0;
};

/// Normal weights with variance 1/fan-in (LeCun et al. 1998), biases 0; then gradient descent on the whole data.
SmallNetwork train_small_network(const TerrainData& data, std::uint64_t seed);

}  // namespace descent
