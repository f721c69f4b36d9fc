#pragma once

#include <memory>
#include <vector>

#include "descent/base/check.h"
#include "descent/base/descriptor.h"
#include "descent/base/pack_math.h"
#include "descent/nn/batch.h"

namespace descent {

/// How far a network's outputs are from their targets: a sum of terms, one for every output of every example, or one
/// for every example.
template <class S>
class Loss {
 public:
  virtual ~Loss() = default;
  /// Whether the target of an example is the number of a class, 0 … outputs − 1; else it is one number for each output.
  virtual bool wants_class() const { return false; }
  /// Rows that the targets have for that many outputs.
  std::size_t target_features(std::size_t outputs) const { return wants_class() ? 1 : outputs; }
  /// Terms of one example.
  virtual std::size_t terms(std::size_t outputs) const { return outputs; }
  /// Every term to `terms`, and the derivative of their sum by every output to `slopes`. Padding is of no account.
  virtual void evaluate(Batch<const S> outputs, Batch<const S> targets, Batch<S> terms, Batch<S> slopes) const = 0;
};

/// The mean of the terms; `slopes` becomes the mean's derivative, with 0 in the padding. Works in `terms`.
template <class S>
double mean_loss(const Loss<S>& loss, Batch<const S> outputs, Batch<const S> targets, Batch<S> terms, Batch<S> slopes);

/// An entry of the registry; `parameters` as in OptimizerPart.
struct LossPart {
  Descriptor descriptor;
  std::unique_ptr<Loss<double>> (*make_double)(const Value& parameters);
  std::unique_ptr<Loss<float>> (*make_float)(const Value& parameters);
};

/// All losses. To add one: write its file in losses/, add its line in loss_registry.cpp.
const std::vector<LossPart>& loss_registry();
/// The loss that a resolved part {id, …} describes.
template <class S>
std::unique_ptr<Loss<S>> make_loss(const Value& part);

template <class S>
struct LossTerm {
  Pack<S> value;
  Pack<S> slope;
};

/// The loop for a loss that compares output with target one by one: `LossTerm operator()(Pack output, Pack target)`.
template <class S, class Rule>
class ElementwiseLoss final : public Loss<S> {
 public:
  explicit ElementwiseLoss(const Value& parameters) : rule_(parameters) {}

  void evaluate(Batch<const S> outputs, Batch<const S> targets, Batch<S> terms, Batch<S> slopes) const override {
    for (std::size_t i = 0; i < outputs.size(); i += Pack<S>::lanes) {
      const auto [value, slope] = rule_(Pack<S>::load(outputs.data + i), Pack<S>::load(targets.data + i));
      value.store(terms.data + i);
      slope.store(slopes.data + i);
    }
  }

 private:
  Rule rule_;
};

/// The registry's line for the class template `Rule<S>`, which has a static `descriptor()`, a constructor
/// (const Value& parameters) and operator() as above.
template <template <class> class Rule>
LossPart make_elementwise_loss_part() {
  return {Rule<double>::descriptor(),
          [](const Value& parameters) -> std::unique_ptr<Loss<double>> {
            return std::make_unique<ElementwiseLoss<double, Rule<double>>>(parameters);
          },
          [](const Value& parameters) -> std::unique_ptr<Loss<float>> {
            return std::make_unique<ElementwiseLoss<float, Rule<float>>>(parameters);
          }};
}

}  // namespace descent
