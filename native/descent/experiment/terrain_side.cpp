#include "descent/experiment/terrain_side.h"

#include <array>
#include <cmath>
#include <limits>

#include "descent/base/math.h"

namespace descent {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// A walk that starts in the minimum has no way to go; its share is then counted of this, in standard deviations.
constexpr double shortest_way = 1e-9;

double length(const Eigen::Vector2d& v) { return std::sqrt(v.x() * v.x() + v.y() * v.y()); }

/// (1 − ηλ)ᵗ, also where ηλ is far below the last place of 1 and t far above 10¹⁶.
double shrunk(double product, double t) {
  if (product == 1) return t > 0 ? 0 : 1;
  const double log = product < 1 ? portable::log1p(-product) : portable::log(product - 1);
  const bool negative = product > 1 && std::floor(t / 2) * 2 != t;
  return (negative ? -1 : 1) * portable::exp(t * log);
}

}  // namespace

TerrainSide::TerrainSide(const TerrainModel& the_model, const TerrainData& data, Kind kind) : model(the_model) {
  const double spread = data.target.deviation / data.target.divisor;
  factor = spread * spread;
  deviation = data.target.deviation;
  mean = data.target.mean;
  // A linear model's weights are in units of the target; those into a hidden unit are not.
  const double out = model.linear() ? spread : 1;
  for (int k = 0; k < 2; ++k) {
    const TerrainColumn& input = data.inputs[static_cast<std::size_t>(k)];
    const double divisor = kind == scaled ? input.divisor : k == 1 ? data.unit : 1;
    stretch[k] = out * divisor / input.deviation;
  }
}

Hessian TerrainSide::hessian(const Eigen::Vector2d& w) const {
  const Hessian h = model.hessian(deviations(w));
  const double root = std::sqrt(factor), x = root / stretch.x(), y = root / stretch.y();
  return {h.xx * x * x, h.xy * x * y, h.yy * y * y, h.determinant * (x * y) * (x * y)};
}

double steps_needed(const TerrainSide& side, const Eigen::Vector2d& start, double rate, double tolerance) {
  const Hessian h = side.hessian(side.weights(start));
  const Curvatures curvatures(h);
  if (!(rate * curvatures.max < 2)) return missing;
  const Eigen::Vector2d from = start - side.model.minimum(), way = side.weights(from);
  // Of the two ways to write the eigenvector, the one without cancellation.
  Eigen::Vector2d steep =
      h.xx < h.yy ? Eigen::Vector2d(h.xy, curvatures.max - h.xx) : Eigen::Vector2d(curvatures.max - h.yy, h.xy);
  if (length(steep) == 0) steep = {1, 0};
  steep /= length(steep);
  const Eigen::Vector2d flat(-steep.y(), steep.x());
  const double along_steep = steep.x() * way.x() + steep.y() * way.y(),
               along_flat = flat.x() * way.x() + flat.y() * way.y(), goal = tolerance * length(from);
  const auto arrived = [&](double t) {
    const Eigen::Vector2d w =
        along_steep * shrunk(rate * curvatures.max, t) * steep + along_flat * shrunk(rate * curvatures.min, t) * flat;
    return length(side.deviations(w)) <= goal;
  };
  double low = 0, high = 1;
  while (!(arrived(high) && arrived(high + 1))) {
    low = high;
    high *= 2;
    if (!(high < 1e300)) return missing;
  }
  while (high - low > 1) {
    const double middle = std::floor(low + (high - low) / 2);
    if (middle <= low || middle >= high) break;  // beyond 2⁵³ not every whole number is a double
    (arrived(middle) && arrived(middle + 1) ? high : low) = middle;
  }
  return high;
}

TerrainWalk::TerrainWalk(const TerrainSide& side, TableBuilder& table, const Value& part, double rate,
                         const Eigen::Vector2d& start, std::size_t steps, double tolerance)
    : side_(side),
      table_(table),
      optimizer_(make_optimizer<double>(part, 2)),
      schedule_(make_schedule(part["schedule"])),
      rate_(rate),
      way_(std::fmax(length(start - side.model.minimum()), shortest_way)),
      tolerance_(tolerance),
      most_(steps),
      w_(side.weights(start)),
      reached_(missing) {
  table_.reserve(steps + 1);
  record();
}

void TerrainWalk::step() {
  if (done()) return;
  const Eigen::Vector2d before = w_;
  std::array<double, 2> params{w_.x(), w_.y()}, point{}, slope{};
  optimizer_->gradient_point(params, point);
  const Eigen::Vector2d g = point == params ? gradient_ : side_.gradient({point[0], point[1]});
  slope = {g.x(), g.y()};
  optimizer_->step(params, slope, rate_ * schedule_->factor(steps_, most_));
  w_ = {params[0], params[1]};
  // Written so that NaN counts as too far.
  if (!(length(side_.deviations(w_) - side_.model.minimum()) <= far * way_)) {
    w_ = before;
    lost_ = true;
    return;
  }
  ++steps_;
  record();
}

void TerrainWalk::record() {
  const Eigen::Vector2d u = side_.deviations(w_);
  gradient_ = side_.gradient(w_);
  const double loss = side_.model.value(u);
  const Curvatures curvatures(side_.hessian(w_));
  left_ = length(u - side_.model.minimum()) / way_;
  if (!(left_ <= tolerance_)) {
    reached_ = missing;
  } else if (std::isnan(reached_)) {
    reached_ = static_cast<double>(steps_);
  }
  const double sx = std::fabs(gradient_.x()), sy = std::fabs(gradient_.y()), least = std::fmin(sx, sy);
  table_.add_row({static_cast<double>(steps_), w_.x(), w_.y(), side_.factor * loss,
                  side_.factor * side_.model.excess(u), std::sqrt(loss) * side_.deviation, gradient_.x(), gradient_.y(),
                  sx, sy, least > 0 ? std::fmax(sx, sy) / least : missing, left_, curvatures.max, curvatures.min, u.x(),
                  u.y(), side_.prediction(w_)});
}

}  // namespace descent
