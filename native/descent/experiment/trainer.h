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

/// Examples in a network's precision, row by row.
template <class S>
struct Examples {
  explicit Examples(const Dataset& data)
      : inputs(data.inputs.begin(), data.inputs.end()),
        targets(data.targets.begin(), data.targets.end()),
        count(data.examples()) {}

  std::vector<S> inputs, targets;
  std::size_t count;
};

/// How well a network does on some examples, in inference.
struct Score {
  double loss = 0;
  double accuracy = 0;  ///< NaN where the loss knows no classes
};
struct Evaluation : Score {
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
  /// The same batch, loss and gradient, and no update.
  Step look(Watch<S>* watch);
  /// On any examples with as many features. Allocates nothing where no outputs are asked for; running statistics and
  /// parameters stay as they are.
  Score score(const Examples<S>& examples, std::vector<double>* outputs = nullptr);
  /// On those that it learns from.
  Evaluation evaluate();

  /// Examples of the last batch.
  std::size_t seen() const { return examples_; }
  Network<S>& network() { return network_; }
  const Network<S>& network() const { return network_; }
  /// About how many multiplications a step takes.
  std::size_t cost() const { return 6 * batches_.size() * size_; }

 private:
  /// Fills the input and target buffers with some of the examples.
  void gather(const Examples<S>& source, std::span<const std::uint32_t> examples);
  Batch<S> inputs() { return {input_numbers_.data(), network_.inputs(), examples_}; }
  Batch<S> targets() { return {target_numbers_.data(), target_width_, examples_}; }

  Examples<S> data_;
  std::size_t target_width_;
  Batches batches_;
  Network<S> network_;
  std::unique_ptr<Loss<S>> loss_;
  std::unique_ptr<Optimizer<S>> optimizer_;
  std::unique_ptr<Schedule> schedule_;
  double rate_, penalty_, clip_;
  bool binary_;            ///< one logit for two classes
  bool gathered_ = false;  ///< the buffers hold all examples, of which every step sees all
  std::size_t size_, steps_, done_ = 0, examples_ = 0;
  Buffer<S> input_numbers_, target_numbers_, term_numbers_;
  std::vector<std::uint32_t> sequence_;  ///< of the examples that are scored at once
  Buffer<S> position_;                   ///< the parameters, while the gradient is taken ahead of them
};

}  // namespace descent
