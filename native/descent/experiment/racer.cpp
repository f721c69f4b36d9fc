#include "descent/experiment/racer.h"

#include <cmath>
#include <tuple>

namespace descent {

Racer::Racer(const Value& part, const Course& course)
    : course_(course),
      optimizer_(make_optimizer<double>(part, 2)),
      schedule_(make_schedule(part["schedule"])),
      base_rate_(part["learningRate"].number()),
      batch_(part["batch"].count()),
      random_(course.seed, 1),
      params_{course.start.x(), course.start.y()},
      rate_(std::numeric_limits<double>::quiet_NaN()) {
  const Region region = course.surface->region();
  middle_ = {(region.x_min + region.x_max) / 2, (region.y_min + region.y_max) / 2};
  reach_ = far * diagonal(region);
  lost_ = !look();
}

/// Reads loss and gradient at the present position; false when they are no numbers to go on with.
bool Racer::look() {
  optimizer_->gradient_point(params_, point_);
  const Eigen::Vector2d g = course_.surface->gradient(point_[0], point_[1]);
  loss_ = course_.surface->value(params_[0], params_[1]);
  gradient_ = {g.x(), g.y()};
  if (course_.noise > 0) {
    noise_ = {};
    for (std::size_t draw = 0; draw < batch_; ++draw) {
      for (double& component : noise_) component += random_.normal();
    }
    for (std::size_t i = 0; i < 2; ++i) {
      noise_[i] = course_.noise * (noise_[i] / static_cast<double>(batch_));
      gradient_[i] += noise_[i];
    }
  }
  return std::isfinite(loss_) && std::isfinite(gradient_[0]) && std::isfinite(gradient_[1]);
}

bool Racer::step() {
  if (lost_) return false;
  const auto before = std::tuple(params_, point_, gradient_, noise_, loss_, rate_);
  rate_ = base_rate_ * schedule_->factor(steps_, course_.steps);
  optimizer_->step(params_, gradient_, rate_);
  // Not std::hypot, whose last bit differs between C libraries.
  const double dx = params_[0] - middle_.x(), dy = params_[1] - middle_.y();
  const double distance = std::sqrt(dx * dx + dy * dy);
  // Written so that NaN counts as too far.
  if (!(distance <= reach_) || !look()) {
    std::tie(params_, point_, gradient_, noise_, loss_, rate_) = before;
    lost_ = true;
    return false;
  }
  ++steps_;
  return true;
}

double diagonal(const Region& region) {
  const double width = region.x_max - region.x_min, height = region.y_max - region.y_min;
  return std::sqrt(width * width + height * height);
}

Nearest nearest_minimum(std::span<const Minimum> minima, double x, double y) {
  Nearest nearest;
  for (std::size_t i = 0; i < minima.size(); ++i) {
    const double dx = x - minima[i].x, dy = y - minima[i].y;
    const double distance = std::sqrt(dx * dx + dy * dy);
    if (!(distance >= nearest.distance)) nearest = {static_cast<double>(i), distance};
  }
  return nearest;
}

}  // namespace descent
