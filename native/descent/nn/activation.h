#pragma once

#include <memory>
#include <string_view>
#include <type_traits>
#include <vector>

#include "descent/base/check.h"
#include "descent/base/descriptor.h"
#include "descent/base/pack_math.h"

namespace descent {

/// a = φ(z) and φ′(z), worked out together: they share their exponentials.
template <class S>
struct ValueAndSlope {
  Pack<S> value;
  Pack<S> slope;
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
const std::vector<ActivationPart>& activation_registry();
/// The activation that a resolved part {id, …} describes.
template <class S>
std::unique_ptr<Activation<S>> make_activation(const Value& part);

/// The loop over the arrays for a rule that knows one pack: a class template with a static `descriptor()`, a
/// constructor (const Value& parameters), `ValueAndSlope<S> operator()(Pack<S> z) const` and gain().
template <class S, class Rule>
class ElementwiseActivation final : public Activation<S> {
 public:
  explicit ElementwiseActivation(const Value& parameters) : rule_(parameters) {}

  void apply(const S* z, S* values, S* slopes, std::size_t count) const override {
    check(count % Pack<S>::lanes == 0, "whole packs");
    constexpr std::size_t lanes = Pack<S>::lanes;
    std::size_t i = 0;
    // Two at a time: each is a long chain of steps that wait for one another.
    if constexpr (std::is_same_v<S, float>) {
      for (; i + 2 * lanes <= count; i += 2 * lanes) {
        const ValueAndSlope<S> first = rule_(Pack<S>::load(z + i)), second = rule_(Pack<S>::load(z + i + lanes));
        first.value.store(values + i);
        first.slope.store(slopes + i);
        second.value.store(values + i + lanes);
        second.slope.store(slopes + i + lanes);
      }
    }
    for (; i < count; i += lanes) {
      const ValueAndSlope<S> result = rule_(Pack<S>::load(z + i));
      result.value.store(values + i);
      result.slope.store(slopes + i);
    }
  }

  double gain() const override { return rule_.gain(); }

 private:
  Rule rule_;
};

}  // namespace descent
