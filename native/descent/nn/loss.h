#pragma once

#include <memory>
#include <span>
#include <vector>

#include "descent/base/check.h"
#include "descent/base/descriptor.h"
#include "descent/base/pack_math.h"
#include "descent/base/wide_sum.h"
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
  virtual void evaluate(const Batch<const S>& outputs, const Batch<const S>& targets, const Batch<S>& terms,
                        const Batch<S>& slopes) const = 0;
  /// The mean of the terms; `slopes` becomes the mean's derivative, with 0 in the padding. May work in `terms`.
  virtual double mean(const Batch<const S>& outputs, const Batch<const S>& targets, const Batch<S>& terms,
                      const Batch<S>& slopes) const;
};

/// An entry of the registry.
struct LossPart {
  Descriptor descriptor;
};

/// All losses. To add one: write its file in losses/, add it to losses/list.h.
std::span<const LossPart> loss_registry();
/// The descriptors of its entries, in their order, with their lore (base/constant.h).
std::span<const Descriptor> losses_in_full();
/// The loss that a resolved part {id, …} describes.
template <class S>
std::unique_ptr<Loss<S>> make_loss(const Value& part);

template <class S>
struct LossTerm {
  Pack<S> value;
  Pack<S> slope;
};

/// The loop for a loss that compares output with target one by one: a class template with a static `descriptor()`, a
/// constructor (const Value& parameters) and `LossTerm operator()(Pack output, Pack target)`.
template <class S, class Rule>
class ElementwiseLoss final : public Loss<S> {
 public:
  explicit ElementwiseLoss(const Value& parameters) : rule_(parameters) {}

  void evaluate(const Batch<const S>& outputs, const Batch<const S>& targets, const Batch<S>& terms,
                const Batch<S>& slopes) const override {
    const S *from = outputs.data, *aim = targets.data;
    S *to_terms = terms.data, *to_slopes = slopes.data;
    for (std::size_t i = 0, size = outputs.size(); i < size; i += Pack<S>::lanes) {
      const LossTerm<S> term = rule_(Pack<S>::load(from + i), Pack<S>::load(aim + i));
      term.value.store(to_terms + i);
      term.slope.store(to_slopes + i);
    }
  }

  /// In one pass, which is quicker where batches are small.
  double mean(const Batch<const S>& outputs, const Batch<const S>& targets, const Batch<S>& /*terms*/,
              const Batch<S>& slopes) const override {
    using P = Pack<S>;
    const std::size_t examples = outputs.examples, stride = outputs.stride();
    const double count = static_cast<double>(outputs.features * examples);
    const P share(static_cast<S>(1 / count));
    const S *from = outputs.data, *aim = targets.data, *end = from + outputs.features * stride;
    S* to = slopes.data;
    WideSum<S> total;
    for (; from != end; from += stride, aim += stride, to += stride) {
      for (std::size_t e = 0; e < stride; e += P::lanes) {
        const LossTerm<S> term = rule_(P::load(from + e), P::load(aim + e));
        const P slope = term.slope * share;
        const bool whole = e + P::lanes <= examples;
        total.add(whole ? term.value : first_lanes(term.value, examples - e));
        (whole ? slope : first_lanes(slope, examples - e)).store(to + e);
      }
    }
    return total.total() / count;
  }

 private:
  Rule rule_;
};

}  // namespace descent
