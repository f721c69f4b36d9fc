#include "descent/experiment/terrain_model.h"

#include <cmath>

#include "descent/base/math.h"

namespace descent {
namespace {

double mean_product(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum / static_cast<double>(a.size());
}

/// Steps of Newton's method at most, and how small the last one must be.
constexpr int newton_steps = 200;
constexpr double newton_end = 1e-13;
/// Near the end losses differ by their rounding only: a step may seem to go up by this much.
constexpr double rounding = 1e-15;
/// A minimum further away than this many standard deviations is no minimum but a plateau's end.
constexpr double newton_far = 50;

}  // namespace

Curvatures::Curvatures(const Hessian& h) {
  const double mean = (h.xx + h.yy) / 2, half = (h.xx - h.yy) / 2;
  const double spread = std::sqrt(half * half + h.xy * h.xy);
  const double large = mean >= 0 ? mean + spread : mean - spread;
  const double small = large == 0 ? 0 : h.determinant / large;
  max = std::fmax(large, small);
  min = std::fmin(large, small);
}

TerrainModel::TerrainModel(const TerrainData& data)
    : data_(data), linear_(true), rest_(data.rows(), 0.0), person_(data.asked()[0], data.asked()[1]) {
  solve();
}

TerrainModel::TerrainModel(const TerrainData& data, std::uint64_t seed, std::size_t unit)
    : data_(data), linear_(false), rest_(data.rows()), person_(data.asked()[0], data.asked()[1]) {
  const SmallNetwork net = train_small_network(data, seed);
  v_ = net.v[unit];
  b_ = net.b[unit];
  for (std::size_t i = 0; i < data.rows(); ++i) rest_[i] = net.without(unit, {data.x[0][i], data.x[1][i]});
  person_rest_ = net.without(unit, person_);
  search(net.w[unit]);
}

double TerrainModel::prediction(const Eigen::Vector2d& u) const {
  const double a = u.x() * person_.x() + u.y() * person_.y();
  return linear_ ? a : person_rest_ + v_ * portable::tanh(a + b_);
}

/// The normal equations by Gram–Schmidt: what the second input has that the first has not is orthogonal to the first,
/// so the determinant is a product and not a difference.
void TerrainModel::solve() {
  const std::vector<double>&x1 = data_.x[0], &x2 = data_.x[1];
  const double s11 = mean_product(x1, x1), s12 = mean_product(x1, x2);
  std::vector<double> own(x2.size());
  for (std::size_t i = 0; i < own.size(); ++i) own[i] = x2[i] - s12 / s11 * x1[i];
  const double rest = mean_product(own, own);
  quadratic_ = {2 * s11, 2 * s12, 2 * mean_product(x2, x2), 4 * s11 * rest};
  minimum_.y() = mean_product(own, data_.y) / rest;
  minimum_.x() = (mean_product(x1, data_.y) - s12 * minimum_.y()) / s11;
  lowest_ = value(minimum_);
}

/// Newton's method; where the Hessian is not positive definite it is shifted until it is, and a step that does not go
/// down is halved until it does.
void TerrainModel::search(Eigen::Vector2d from) {
  Eigen::Vector2d u = from;
  double here = value(u);
  has_minimum_ = false;
  for (int k = 0; k < newton_steps && !has_minimum_; ++k) {
    const Hessian h = hessian(u);
    const double lift = std::fmax(0, 0.01 - Curvatures(h).min);
    const double xx = h.xx + lift, yy = h.yy + lift, determinant = xx * yy - h.xy * h.xy;
    const Eigen::Vector2d g = gradient(u);
    Eigen::Vector2d step((yy * g.x() - h.xy * g.y()) / determinant, (xx * g.y() - h.xy * g.x()) / determinant);
    for (int halvings = 0; halvings < 60 && value(u - step) > here + rounding; ++halvings) step /= 2;
    u -= step;
    here = value(u);
    if (!(std::fabs(u.x()) < newton_far && std::fabs(u.y()) < newton_far)) return;
    has_minimum_ = std::fabs(step.x()) + std::fabs(step.y()) < newton_end && Curvatures(hessian(u)).min > 0;
  }
  minimum_ = u;
  lowest_ = here;
}

TerrainModel::Row TerrainModel::row(std::size_t i, const Eigen::Vector2d& u) const {
  const double a = u.x() * data_.x[0][i] + u.y() * data_.x[1][i];
  if (linear_) return {a - data_.y[i], 1, 0};
  const double t = portable::tanh(a + b_);
  const double slope = v_ * (1 - t * t);
  return {rest_[i] + v_ * t - data_.y[i], slope, -2 * t * slope};
}

double TerrainModel::value(const Eigen::Vector2d& u) const {
  double sum = 0;
  for (std::size_t i = 0; i < data_.rows(); ++i) {
    const double residual = row(i, u).residual;
    sum += residual * residual;
  }
  return sum / static_cast<double>(data_.rows());
}

Eigen::Vector2d TerrainModel::gradient(const Eigen::Vector2d& u) const {
  double gx = 0, gy = 0;
  for (std::size_t i = 0; i < data_.rows(); ++i) {
    const Row r = row(i, u);
    gx += r.residual * r.slope * data_.x[0][i];
    gy += r.residual * r.slope * data_.x[1][i];
  }
  const double n = static_cast<double>(data_.rows());
  return {2 * gx / n, 2 * gy / n};
}

/// 2/n Σ (φ′² + residual φ″) x xᵀ
Hessian TerrainModel::hessian(const Eigen::Vector2d& u) const {
  if (linear_) return quadratic_;
  Hessian h;
  for (std::size_t i = 0; i < data_.rows(); ++i) {
    const Row r = row(i, u);
    const double weight = r.slope * r.slope + r.residual * r.bend, x1 = data_.x[0][i], x2 = data_.x[1][i];
    h.xx += weight * x1 * x1;
    h.xy += weight * x1 * x2;
    h.yy += weight * x2 * x2;
  }
  const double factor = 2 / static_cast<double>(data_.rows());
  h = {h.xx * factor, h.xy * factor, h.yy * factor, 0};
  h.determinant = h.xx * h.yy - h.xy * h.xy;
  return h;
}

double TerrainModel::excess(const Eigen::Vector2d& u) const {
  if (!linear_) return value(u) - lowest_;
  const double dx = u.x() - minimum_.x(), dy = u.y() - minimum_.y();
  const Hessian& h = quadratic_;
  // ½ (h.xx dx² + 2 h.xy dx dy + h.yy dy²) as a sum of two squares.
  const double along = dx + h.xy / h.xx * dy;
  return (h.xx * along * along + h.determinant / h.xx * dy * dy) / 2;
}

}  // namespace descent
