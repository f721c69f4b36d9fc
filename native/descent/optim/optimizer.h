#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <limits>
#include <memory>
#include <span>
#include <vector>

#include "descent/base/descriptor.h"

namespace descent {

/// State of an optimizer: one number per parameter, aligned, starting at 0.
template <class S>
using StateVector = Eigen::Array<S, Eigen::Dynamic, 1>;

/// What a rule carries from one step to the next, to be read or to be put back: arrays with a number for each
/// parameter, and single numbers.
template <class S>
struct OptimizerMemory {
  std::vector<std::span<S>> arrays;
  std::vector<double*> counts;

  void add(StateVector<S>& array) { arrays.push_back({array.data(), static_cast<std::size_t>(array.size())}); }
  void add(double& count) { counts.push_back(&count); }
};

/// An update rule together with its state, for `size` parameters in one flat vector. A fresh object is a reset.
/// The rule knows neither layers nor surfaces: it sees arrays. Gradients are of the loss, ∂L/∂p.
template <class S>
class Optimizer {
 public:
  virtual ~Optimizer() = default;

  /// Where the gradient of the next step is to be taken: the parameters themselves, but for Nesterov's look-ahead.
  virtual void gradient_point(std::span<const S> params, std::span<S> point) const {
    std::copy(params.begin(), params.end(), point.begin());
  }

  /// Whether gradient_point() is anything else than the parameters, so that a caller with many of them can spare a
  /// copy.
  virtual bool looks_ahead() const { return false; }

  /// One update. `grads` were taken at `gradient_point`; `rate` is the learning rate η of this step (the schedule's
  /// value), in units of the parameter per unit of gradient, or per step for the rules that divide by the gradient's
  /// own size. Called once per step for all parameters, so that a step count advances once.
  virtual void step(std::span<S> params, std::span<const S> grads, S rate) = 0;

  /// Copies quantity k of the descriptor's `quantities` (velocity, accumulated squares, …) as it is after the last
  /// step.
  virtual void observe(std::size_t k, std::span<S> out) const = 0;

  /// Names everything that the next steps depend on, besides the parameters of the rule: put back into a fresh object
  /// of the same rule, it goes on as this one does, to the last bit.
  virtual void remember(OptimizerMemory<S>& /*memory*/) {}

  /// The largest learning rate at which the rule is stable on a quadratic whose largest curvature is `lambda_max`;
  /// NaN where no such bound is known (rules that divide by the gradient's own size).
  virtual double stable_rate(double /*lambda_max*/) const { return std::numeric_limits<double>::quiet_NaN(); }

  /// Of a rule that divides by the gradient's own size, but not everything or not from the first step on: the largest
  /// learning rate at which what it does not divide throws no point further out; infinity where it divides all.
  virtual double undivided_rate(double /*lambda_max*/) const { return std::numeric_limits<double>::infinity(); }
};

/// An entry of the registry.
struct OptimizerPart {
  Descriptor descriptor;
};

/// All optimizers, in the order in which the page lists them. To add one: write its file, add it to list.h.
std::span<const OptimizerPart> optimizer_registry();
/// The descriptors of its entries, in their order, with their lore (base/constant.h).
std::span<const Descriptor> optimizers_in_full();
/// One update of that rule, worked out in order.
List<Substep> optimizer_substeps(std::string_view id);
/// The entry with this id. Throws std::logic_error where there is none.
const OptimizerPart& optimizer_part(std::string_view id);

/// The optimizer that a resolved part {id, learningRate, …, l2} describes, with the penalty that every rule can have:
/// in double for surfaces, in float for networks. A rule is a class template `Rule<S>` with a static `descriptor()` and
/// a constructor (const Value& parameters, std::size_t size); every parameter of the descriptor is there and in range.
template <class S>
std::unique_ptr<Optimizer<S>> make_optimizer(const Value& part, std::size_t size);

}  // namespace descent
