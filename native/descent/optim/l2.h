#pragma once

#include "descent/optim/optimizer.h"

namespace descent {

/// λ of an L2 penalty, λ/2 ‖p‖², which every rule can have.
constexpr Parameter l2_parameter() {
  return {
      .id = "l2",
      .symbol = "\\lambda_2",
      .label = "L2 penalty",
      .help = "Pulls the parameters towards zero: this times each parameter is added to its gradient, before the rule.",
      .kind = Kind::number,
      .min = 0,
      .max = 100,
      .slider_min = 0,
      .slider_max = 1,
      .default_value = 0.0,
      .advanced = true};
}

/// What it adds to every update, first of all.
constexpr Substep l2_substep() {
  return {"g", "g", "The penalty adds its share of the position to the slope.", "g + l2*point", "l2"};
}

/// Any rule with g + λ p in place of g, p being where the gradient was taken. (In PyTorch this is what weight_decay
/// means for every optimizer but AdamW.)
template <class S>
class WithL2 final : public Optimizer<S> {
 public:
  WithL2(std::unique_ptr<Optimizer<S>> rule, S penalty, std::size_t size)
      : rule_(std::move(rule)), penalty_(penalty), point_(size), grads_(size) {}

  void gradient_point(std::span<const S> params, std::span<S> point) const override {
    rule_->gradient_point(params, point);
  }

  bool looks_ahead() const override { return rule_->looks_ahead(); }

  void step(std::span<S> params, std::span<const S> grads, S rate) override {
    rule_->gradient_point(params, point_);
    for (std::size_t i = 0; i < grads.size(); ++i) grads_[i] = grads[i] + penalty_ * point_[i];
    rule_->step(params, grads_, rate);
  }

  void remember(OptimizerMemory<S>& memory) override { rule_->remember(memory); }

  void observe(std::size_t k, std::span<S> out) const override { rule_->observe(k, out); }

  /// The penalty adds λ to every curvature.
  double stable_rate(double lambda_max) const override {
    return rule_->stable_rate(lambda_max + static_cast<double>(penalty_));
  }
  double undivided_rate(double lambda_max) const override {
    return rule_->undivided_rate(lambda_max + static_cast<double>(penalty_));
  }

 private:
  std::unique_ptr<Optimizer<S>> rule_;
  S penalty_;
  std::vector<S> point_, grads_;
};

}  // namespace descent
