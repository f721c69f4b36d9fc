#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "descent/nn/activation_layer.h"
#include "descent/nn/dropout.h"
#include "descent/nn/layer.h"
#include "descent/nn/small_chain.h"

namespace descent {

/// One block of a network: dense → normalization → activation → dropout, or with the normalization after the
/// activation.
struct BlockSpec {
  std::size_t units = 1;
  bool dense = true;  ///< false: the block takes its input as it is, and `units` is the input's width
  bool bias = true;
  Value normalization{};         ///< a resolved part of family normalization; null: none
  bool normalize_after = false;  ///< the normalization stands after the activation
  Value activation{};            ///< a resolved part of family activation; null: identity
  double dropout = 0;            ///< probability
};

struct NetworkSpec {
  std::size_t inputs = 1;
  std::vector<BlockSpec> blocks{};
  bool softmax = false;  ///< probabilities come out; for training the losses take the outputs as they are
  std::uint64_t dropout_seed = 0;
};

/// A piece of a flat vector and where it lies: the weights of block 1 are {"weight", 128, 784}, block 0 is the first.
struct PlacedPiece {
  std::size_t block = 0;
  Piece piece;
  std::size_t offset = 0;
};

/// Sees what passes through the activations of a network.
template <class S>
class Watch {
 public:
  virtual ~Watch() = default;
  /// What goes into the activation of a block, what comes out, and φ′ (null for the identity), laid out alike.
  virtual void see_activation(std::size_t block, Batch<const S> before, Batch<const S> after, const S* slopes) = 0;
  /// ∂L/∂z and ∂L/∂a, of the same.
  virtual void see_gradient(std::size_t block, Batch<const S> before, Batch<const S> after) = 0;
  /// What a block hands on: the activations, or what a normalization or dropout behind them makes of them.
  virtual void see_output(std::size_t /*block*/, Batch<const S> /*output*/) {}
};

/// A chain of layers that owns one flat vector of parameters, one of their gradients, and one of buffers (running
/// statistics). All memory is taken when it is made: nothing is allocated in a step.
///
///     network.forward(x, Mode::training);                       // x: Batch, examples along the lanes
///     loss.mean(network.output(), targets, terms, network.output_gradient());
///     network.backward(x);                                      // fills gradients()
///     optimizer.step(network.parameters(), network.gradients(), rate);
template <class S>
class Network {
 public:
  /// For batches of at most `capacity` examples.
  Network(const NetworkSpec& spec, std::size_t capacity);
  Network(const Network&) = delete;
  Network& operator=(const Network&) = delete;

  std::size_t inputs() const { return inputs_; }
  std::size_t outputs() const { return widths_.back(); }
  std::size_t blocks() const { return blocks_; }
  std::size_t capacity() const { return capacity_; }
  /// Units of a block.
  std::size_t units(std::size_t block) const { return units_[block]; }

  std::size_t parameter_count() const { return parameter_count_; }
  std::span<S> parameters() { return {parameters_.data(), parameter_count_}; }
  std::span<S> gradients() { return {gradients_.data(), parameter_count_}; }
  /// The same, and zeros up to the end of a line of the cache: what goes over these (an optimizer, a norm) takes whole
  /// packs only, and in networks of a dozen weights most of the time would go into those that are left over.
  std::span<S> padded_parameters() { return {parameters_.data(), static_cast<std::size_t>(parameters_.size())}; }
  std::span<S> padded_gradients() { return {gradients_.data(), static_cast<std::size_t>(gradients_.size())}; }
  std::span<S> buffers() { return {buffers_.data(), static_cast<std::size_t>(buffers_.size())}; }
  /// What lies where in parameters() and gradients(), and in buffers().
  const std::vector<PlacedPiece>& parameter_layout() const { return parameter_layout_; }
  const std::vector<PlacedPiece>& buffer_layout() const { return buffer_layout_; }

  /// What layers draw from while they train: with these, the parameters and the buffers a run can be taken up again.
  std::vector<Random*> randoms() const;

  /// Draws all weights, first layer first; sets the rest to where training starts.
  void initialize(const Initializer& weights, Random& random);

  /// Runs x through; the outputs stay in output() until the next call.
  void forward(const Batch<const S>& x, Mode mode, Watch<S>* watch = nullptr);
  const Batch<const S>& output() const { return output_; }
  /// What came out of a block in the last forward.
  Batch<const S> block_output(std::size_t block) const;
  /// Where the loss leaves its derivative by the outputs of the last forward.
  Batch<S> output_gradient() { return {gradient_of_output(), outputs(), output_.examples}; }
  /// From output_gradient() back to gradients(), which are overwritten, and to dx where its data are not null. `x` is
  /// that of the last forward.
  void backward(const Batch<const S>& x, Watch<S>* watch = nullptr, const Batch<S>& dx = {});

 private:
  struct Link {
    std::unique_ptr<Layer<S>> layer;
    std::size_t block;
    bool activates;            ///< the watch looks at what goes in and comes out
    bool unactivated = false;  ///< what comes out goes through the identity, which is no link
    bool ends = false;         ///< the block's last
  };
  void add_block(const BlockSpec& block, std::size_t index, std::uint64_t dropout_seed);
  void add(std::unique_ptr<Layer<S>> layer, std::size_t block, bool activates);
  void place();
  /// Lays out the quick way through a network of small dense layers and activations; other networks have none.
  void shorten();
  /// Gradients go back through two buffers in turn; the one that holds that of the outputs.
  S* gradient_of_output() { return travelling_[links_.size() % 2].data(); }
  const S* slopes_of(std::size_t link) const;

  std::size_t inputs_, capacity_, blocks_, parameter_count_ = 0;
  std::vector<Link> links_;
  std::vector<std::size_t> widths_;  ///< of the input, then after every link
  std::vector<std::size_t> units_;
  std::vector<Buffer<S>> values_;  ///< after every link
  Buffer<S> travelling_[2];
  Buffer<S> parameters_, gradients_, buffers_;
  std::vector<PlacedPiece> parameter_layout_, buffer_layout_;
  SmallChain<S> small_;  ///< of all links; where there is no stage in it, they go one by one
  Batch<const S> output_;
};

}  // namespace descent
