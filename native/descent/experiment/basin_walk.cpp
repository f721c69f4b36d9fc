#include "descent/experiment/basin_walk.h"

#include <algorithm>
#include <limits>

#include "descent/base/loops.h"

// The loops over a block have no branches, so that the compiler takes several starts at a time.
namespace descent {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr float never = std::numeric_limits<float>::infinity();

float square(float v) { return v * v; }

}  // namespace

BasinWalk::BasinWalk(const Value& spec, const Value& optimizer, const Surface& surface)
    : surface_(surface),
      gradients_(many_gradients(spec["surface"]["id"].string())),
      part_(optimizer),
      schedule_(make_schedule(optimizer["schedule"])),
      steps_(spec["steps"].count()),
      batch_(optimizer["batch"].count()),
      rate_(optimizer["learningRate"].number()),
      noise_(spec["noise"].number()),
      seed_(static_cast<std::uint64_t>(spec["seed"].number())),
      minima_(surface.minima()),
      region_(surface.region()),
      middle_x_(static_cast<float>((region_.x_min + region_.x_max) / 2)),
      middle_y_(static_cast<float>((region_.y_min + region_.y_max) / 2)),
      reach2_(square(static_cast<float>(Racer::far * diagonal(region_)))),
      radius2_(square(static_cast<float>(spec["radius"].number() * diagonal(region_)))),
      random_(seed_, 1) {}

void BasinWalk::begin(std::size_t size) {
  size_ = size;
  taken_ = 0;
  std::copy_n(x_, size, params_);
  std::copy_n(y_, size, params_ + size);
  std::fill_n(since_, size, never);
  std::fill_n(lost_, size, never);
  optimizer_ = make_optimizer<float>(part_, 2 * size);
  random_ = Random(seed_, 1);
}

std::int64_t BasinWalk::advance(std::int64_t work) {
  std::int64_t made = 0;
  for (; made < work && !done(); made += static_cast<std::int64_t>(size_)) step();
  return made;
}

/// Looks at where everybody is, and takes the next step unless it was the last.
void BasinWalk::step() {
  const std::span<float> params(params_, 2 * size_), grads(grads_, 2 * size_), point(point_, 2 * size_);
  const bool ahead = optimizer_->looks_ahead();
  if (ahead) optimizer_->gradient_point(params, point);
  const std::span<const float> looked = ahead ? point : params;
  gradients_(surface_, looked.first(size_), looked.last(size_), grads.first(size_), grads.last(size_));
  if (noise_ > 0) add_noise();
  watch(static_cast<float>(taken_));
  if (taken_ < steps_) optimizer_->step(params, grads, static_cast<float>(rate_ * schedule_->factor(taken_, steps_)));
  ++taken_;
}

void BasinWalk::add_noise() {
  double sum[2] = {};
  for (std::size_t draw = 0; draw < batch_; ++draw) {
    for (double& component : sum) component += random_.normal();
  }
  for (std::size_t axis = 0; axis < 2; ++axis) {
    const float term = static_cast<float>(noise_ * (sum[axis] / static_cast<double>(batch_)));
    for (float& g : std::span(grads_ + axis * size_, size_)) g += term;
  }
}

/// Positions after `now` updates, and the gradients that the next one would use.
void BasinWalk::watch(float now) {
  const float *x = params_, *y = params_ + size_, *gx = grads_, *gy = grads_ + size_;
  const float middle_x = middle_x_, middle_y = middle_y_, reach2 = reach2_;
  float* lost = lost_;
  DESCENT_EACH_APART
  for (std::size_t i = 0; i < size_; ++i) {
    // Written so that NaN counts as too far; ∞ · 0 is NaN.
    const float worst = square(x[i] - middle_x) + square(y[i] - middle_y) + (gx[i] * 0 + gy[i] * 0);
    const float earliest = lost[i] < now ? lost[i] : now;
    lost[i] = worst <= reach2 ? lost[i] : earliest;
  }
  if (minima_.empty()) {
    watch_leaving(now);
  } else {
    watch_minima(now);
  }
}

void BasinWalk::watch_minima(float now) {
  const float *x = params_, *y = params_ + size_;
  float *nearest2 = nearest2_, *since = since_;
  const auto nearer = [&](const Minimum& minimum, std::size_t i, float known) {
    const float distance2 = square(x[i] - static_cast<float>(minimum.x)) + square(y[i] - static_cast<float>(minimum.y));
    return distance2 < known ? distance2 : known;
  };
  std::fill_n(nearest2, size_, never);
  // All but the last one, which the loop that judges takes along.
  const Minimum last = minima_.back();
  for (std::size_t k = 0; k + 1 < minima_.size(); ++k) {
    const Minimum minimum = minima_[k];
    DESCENT_EACH_APART
    for (std::size_t i = 0; i < size_; ++i) nearest2[i] = nearer(minimum, i, nearest2[i]);
  }
  const float radius2 = radius2_;
  DESCENT_EACH_APART
  for (std::size_t i = 0; i < size_; ++i) {
    const float arrived = since[i] < now ? since[i] : now;
    since[i] = nearer(last, i, nearest2[i]) <= radius2 ? arrived : never;
  }
}

void BasinWalk::watch_leaving(float now) {
  const float *x = params_, *y = params_ + size_;
  const float left = static_cast<float>(region_.x_min), right = static_cast<float>(region_.x_max);
  const float bottom = static_cast<float>(region_.y_min), top = static_cast<float>(region_.y_max);
  float* since = since_;
  DESCENT_EACH_APART
  for (std::size_t i = 0; i < size_; ++i) {
    // How far beyond the nearest edge; what is no number any more is lost, see above.
    const float beyond = std::max(std::max(left - x[i], x[i] - right), std::max(bottom - y[i], y[i] - top));
    const float gone = since[i] < now ? since[i] : now;
    since[i] = beyond <= 0 ? since[i] : gone;
  }
}

End BasinWalk::end(std::size_t start) const {
  const double since = static_cast<double>(since_[start]), lost = static_cast<double>(lost_[start]);
  // Where there is no minimum, whoever has left is on the way to being lost: that it got away is what counts.
  if (minima_.empty() && since_[start] <= lost_[start] && since_[start] < never) return {missing, since, missing};
  if (lost_[start] < never) return {missing, missing, lost};
  if (since_[start] == never) return {missing, missing, missing};
  const double x = static_cast<double>(params_[start]), y = static_cast<double>(params_[size_ + start]);
  return {nearest_minimum(minima_, x, y).index, since, missing};
}

}  // namespace descent
