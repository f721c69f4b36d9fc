#pragma once

#include <memory>

#include "descent/data/dataset.h"
#include "descent/experiment/batches.h"
#include "descent/nn/loss.h"
#include "descent/nn/network.h"
#include "descent/optim/optimizer.h"
#include "descent/optim/schedule.h"

namespace descent {

/// What a network and its training need to know, from a resolved spec of the training experiment.
NetworkSpec network_of_training(const Value& spec, const Dataset& data);

/// How well a network does on all examples, in inference.
struct Evaluation {
  double loss = 0;
  double accuracy = 0;          ///< NaN where the loss knows no classes
  std::vector<double> outputs;  ///< examples × outputs
};

/// A network while it learns, step by step. Nothing is allocated in a step.
template <class S>
class Trainer {
 public:
  Trainer(const Value& spec, const Dataset& data);

  struct Step {
    double loss;           ///< of the batch, before the update
    double penalty;        ///< λ/2 Σ w²
    double gradient_norm;  ///< of the whole, before it is clipped
    double rate;
  };
  /// One batch, one update. `watch` may be null.
  Step step(Watch<S>* watch);
  Evaluation evaluate();

  Network<S>& network() { return network_; }
  const Network<S>& network() const { return network_; }
  /// About how many multiplications a step takes.
  std::size_t cost() const { return 6 * batches_.size() * size_; }

 private:
  /// Fills the first batch-many examples of the input and target buffers.
  void gather(std::span<const std::uint32_t> examples);
  Batch<S> inputs() { return {input_numbers_.data(), network_.inputs(), examples_}; }
  Batch<S> targets() { return {target_numbers_.data(), target_width_, examples_}; }

  std::vector<S> data_, wanted_;  ///< row by row, as in the dataset
  std::size_t target_width_;
  Batches batches_;
  Network<S> network_;
  std::unique_ptr<Loss<S>> loss_;
  std::unique_ptr<Optimizer<S>> optimizer_;
  std::unique_ptr<Schedule> schedule_;
  double rate_, penalty_, clip_;
  bool binary_;  ///< one logit for two classes
  std::size_t size_, steps_, done_ = 0, examples_ = 0;
  Buffer<S> input_numbers_, target_numbers_, term_numbers_;
  Buffer<S> position_;  ///< the parameters, while the gradient is taken ahead of them
};

}  // namespace descent
