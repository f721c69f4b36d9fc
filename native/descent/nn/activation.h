#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

#include "descent/base/check.h"
#include "descent/base/descriptor.h"
#include "descent/base/pack_math.h"
#include "descent/base/packs.h"

namespace descent {

/// a = φ(z) and φ′(z), worked out together: they share their exponentials.
template <class P>
struct ValueAndSlope {
  P value;
  P slope;
};

/// An activation function, over whole arrays.
template <class S>
class Activation {
 public:
  virtual ~Activation() = default;
  /// values[i] = φ(z[i]), slopes[i] = φ′(z[i]), both with all digits also where they are tiny. `count` is a multiple of
  /// Pack<S>::lanes. `values` may be `z`.
  virtual void apply(const S* z, S* values, S* slopes, std::size_t count) const = 0;
  /// What PyTorch's calculate_gain recommends to multiply initial weights by, so that the activations keep their size;
  /// 1 where it knows nothing.
  virtual double gain() const { return 1; }
};

/// An entry of the registry.
struct ActivationPart {
  Descriptor descriptor;
};

/// All activations. To add one: write its file in activations/, add it to activations/list.h.
std::span<const ActivationPart> activation_registry();
/// The descriptors of its entries, in their order, with their lore (base/constant.h).
std::span<const Descriptor> activations_in_full();
/// The activation that a resolved part {id, …} describes.
template <class S>
std::unique_ptr<Activation<S>> make_activation(const Value& part);

/// The loop over the arrays for a rule that knows one pack: a class template with a static `descriptor()`, a
/// constructor (const Value& parameters), `ValueAndSlope<Pack<S>> operator()(Pack<S> z) const` and gain(). A rule that
/// takes Packs as well says how many are best `at_once`.
template <class S, class Rule>
class ElementwiseActivation final : public Activation<S> {
 public:
  explicit ElementwiseActivation(const Value& parameters) : rule_(parameters) {}

  void apply(const S* z, S* values, S* slopes, std::size_t count) const override {
    check(count % Pack<S>::lanes == 0, "whole packs");
    std::size_t done = 0;
    // In double each lane is worked out by itself.
    if constexpr (std::is_same_v<S, float> && requires { Rule::at_once; }) {
      done = apply_to<Packs<S, Rule::at_once>>(z, values, slopes, count);
    }
    apply_to<Pack<S>>(z + done, values + done, slopes + done, count - done);
  }

  double gain() const override { return rule_.gain(); }

 private:
  /// Of as many as whole P hold; returns their number.
  template <class P>
  DESCENT_INLINE std::size_t apply_to(const S* z, S* values, S* slopes, std::size_t count) const {
    std::size_t i = 0;
    for (; i + P::lanes <= count; i += P::lanes) {
      const ValueAndSlope<P> result = rule_(P::load(z + i));
      result.value.store(values + i);
      result.slope.store(slopes + i);
    }
    return i;
  }

  Rule rule_;
};

}  // namespace descent
