#pragma once

#include <memory>
#include <optional>

#include "descent/data/dataset.h"
#include "descent/experiment/batches.h"
#include "descent/experiment/numbers.h"
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
        count(data.examples()) {
    if (!data.levels) return;
    inputs.resize(count * data.features);
    for (std::size_t i = 0; i < inputs.size(); ++i) inputs[i] = static_cast<S>(data.levels->at(i));
  }

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

/// Everything that a training carries from one step to the next: put back, the same steps follow to the last bit.
template <class S>
struct TrainerState {
  std::size_t step = 0;
  std::vector<S> parameters, buffers;
  std::vector<std::vector<S>> memory;  ///< of the optimizer
  std::vector<double> counts;          ///< of the optimizer
  std::vector<Random> dropouts;
  BatchesState batches;
  /// About how much memory it takes.
  std::size_t bytes() const;
};

/// Where numbers stopped being finite.
enum class Stage {
  update = 1,    ///< weights, in the update before
  forward = 2,   ///< what passes through a layer
  loss = 3,      ///< the loss, though what comes out of the last layer is finite
  backward = 4,  ///< gradients of a layer's weights
};
struct Trouble {
  Stage stage = Stage::loss;
  std::size_t block = 0;  ///< the first that it happened in, on the way there
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
    bool finite;  ///< loss and gradient
  };
  /// One batch, one update, if loss and gradient are finite; otherwise the weights stay as they are. `watch` may be
  /// null.
  Step step(Watch<S>* watch);
  /// The same batch, loss and gradient, and no update.
  Step look(Watch<S>* watch);
  /// On any examples with as many features. Allocates nothing where no outputs are asked for; running statistics and
  /// parameters stay as they are.
  Score score(const Examples<S>& examples, std::vector<double>* outputs = nullptr);
  /// On those that it learns from.
  Evaluation evaluate();
  /// Puts inputs through the network, row by row as it sees them, in inference, and lets one look at it after each
  /// batch of them: look(first row, rows).
  template <class Look>
  void try_inputs(std::span<const double> rows, Look look);
  /// The outputs for such inputs.
  std::vector<double> predict(std::span<const double> rows);
  /// What went wrong in a step that was not finite; asked for right after it.
  Trouble trouble();

  void save(TrainerState<S>& state);
  /// Goes on from a state of this training, exactly.
  void restore(const TrainerState<S>& state);
  /// Goes on from the state of another training, whose network has the same shape. The optimizer's memory is taken over
  /// where the rule is the same (`spec` and `other` are their specs), and the order of the examples and what dropout
  /// draws where these come from the same seed.
  void continue_from(const TrainerState<S>& state, const Value& spec, const Value& other);

  /// What it learns from.
  const Examples<S>& examples() const { return data_; }
  /// Examples of the last batch.
  std::size_t seen() const { return examples_; }
  Network<S>& network() { return network_; }
  const Network<S>& network() const { return network_; }
  /// About how many multiplications a step takes.
  std::size_t cost() const { return 6 * batches_.size() * size_; }

 private:
  /// Fills the input and target buffers with some of the examples.
  void gather(const Examples<S>& source, std::span<const std::uint32_t> examples);
  /// Parameters and running statistics.
  void recall(const TrainerState<S>& state);
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
  Buffer<S> position_;  ///< the parameters, while the gradient is taken ahead of them; empty where it is not
};

template <class S>
template <class Look>
void Trainer<S>::try_inputs(std::span<const double> rows, Look look) {
  const std::size_t width = network_.inputs(), count = rows.size() / width;
  gathered_ = false;
  for (std::size_t first = 0; first < count; first += examples_) {
    examples_ = std::min(network_.capacity(), count - first);
    fill_batch(rows.data() + first * width, inputs());
    network_.forward(inputs(), Mode::inference);
    look(first, examples_);
  }
}

}  // namespace descent
