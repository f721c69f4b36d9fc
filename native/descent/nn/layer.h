#pragma once

#include <string>
#include <vector>

#include "descent/init/initializer.h"
#include "descent/nn/batch.h"

namespace descent {

/// Whether batch norm takes the batch's own statistics and dropout drops.
enum class Mode { training, inference };

/// A named part of a flat vector: "weight", 128 × 784, row by row. A vector of n numbers is 1 × n.
struct Piece {
  std::string name;
  std::size_t rows = 0, columns = 0;
  std::size_t size() const { return rows * columns; }
};

/// One link of a network's chain. Its parameters, their gradients and its buffers (running statistics) are pieces of
/// the network's flat vectors; between forward and backward it keeps what the second needs, in memory that it took when
/// it was made.
template <class S>
class Layer {
 public:
  virtual ~Layer() = default;

  /// Features that come out.
  virtual std::size_t outputs() const = 0;
  /// What is learned, in the order in which it lies in the flat vector.
  virtual std::vector<Piece> parameters() const { return {}; }
  /// What is remembered from training for inference.
  virtual std::vector<Piece> buffers() const { return {}; }
  /// Where its pieces lie, the first of each; said once.
  virtual void bind(S* /*params*/, S* /*grads*/, S* /*buffers*/) {}
  /// Sets parameters and buffers to where training starts.
  virtual void initialize(const Initializer& /*weights*/, Random& /*random*/) {}

  /// What it draws from while it trains; null: it draws nothing.
  virtual Random* random() { return nullptr; }

  /// x and y don't overlap.
  virtual void forward(Batch<const S> x, Batch<S> y, Mode mode) = 0;
  /// From ∂L/∂y to ∂L/∂x, where dx.data is not null, and to the gradients of the parameters, which are overwritten.
  /// x, mode and the parameters are those of the last forward.
  virtual void backward(Batch<const S> x, Batch<const S> dy, Batch<S> dx) = 0;
};

}  // namespace descent
