#pragma once

#include <vector>

#include "descent/nn/activation.h"
#include "descent/nn/batch.h"

namespace descent {

/// Forward and backward of a chain of small dense layers with their activations, for few examples at a time: the
/// networks that the labs draw. There the arithmetic of a layer takes less time than to call it, to choose its block
/// sizes and to loop over them, which is what the layers of nn/dense.h do. Here all examples of a unit lie in a fixed
/// number of registers, and the whole chain is one loop over its layers.
///
/// To the last bit it computes what those layers compute, and leaves it in the same places, so that either may go on
/// where the other has stopped. They are the reference; small_chain_test holds this to them.
template <class S>
class SmallChain {
 public:
  /// z = W x + b and a = φ(z). Batches are those of the network's chain.
  struct Stage {
    const S *weight, *bias;  ///< outputs × inputs; null: no bias
    S *dweight, *dbias;      ///< their gradients
    std::size_t inputs, outputs;
    const Activation<S>* activation;  ///< null: the identity, and then `values` is `sums`
    S *sums, *values, *slopes;        ///< z, a and φ′(z)
  };

  /// Layers of more inputs or units are better off with the general products.
  static constexpr std::size_t widest = 16;
  /// And so are larger batches: this many packs of examples.
  static constexpr std::size_t longest = 4;

  void add(const Stage& stage) { stages_.push_back(stage); }

  /// Whether it is the way to go for that many examples.
  bool suits(std::size_t examples) const { return !stages_.empty() && examples <= longest * Pack<S>::lanes; }

  void forward(const Batch<const S>& x) const;
  /// From `gradient`, ∂L/∂a of the last layer, to the gradients of the parameters, and to dx where that is not null.
  /// `gradient` and `other` have room for every batch of the chain, and are worked in.
  void backward(const Batch<const S>& x, S* gradient, S* other, S* dx) const;

 private:
  std::vector<Stage> stages_;
};

}  // namespace descent
