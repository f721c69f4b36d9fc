#pragma once

#include "descent/base/result.h"
#include "descent/experiment/trainer.h"
#include "descent/experiment/training_data.h"

// What the result of a training holds besides its course, worked out from where the training stands.
namespace descent {

/// The course of a training: a row for each update.
Columns step_columns();
/// What passed through each layer in a watched step, and how far its weights moved.
Columns layer_columns();
/// The course of losses and accuracies in inference.
Columns score_columns();
/// The network as it stands: a single row.
Columns evaluation_columns();
/// How large the numbers of each layer were when they stopped being finite.
Columns trouble_columns();

/// Outputs for all examples, in the order of the dataset, and what they mean: probabilities of classes, or numbers as
/// the dataset has them.
void add_outputs(const std::vector<double>& outputs, const Value& spec, const TrainingData& data, Result& result);
/// The examples themselves, and which of them are held out.
void add_examples(const TrainingData& data, Result& result);
/// At which step a question found the run.
void add_now(std::size_t step, Result& result);
/// The held-out examples that are told wrongly with the highest probability of the wrong class, as many as the spec
/// says; and their inputs, one after another. `outputs` are those of all held-out examples.
void add_mistakes(const std::vector<double>& outputs, const Value& spec, const TrainingData& data, Result& result);
/// What the network says of some inputs, as they are given.
template <class S>
void add_probe(Trainer<S>& trainer, std::span<const double> inputs, const Value& spec, const TrainingData& data,
               Result& result);
/// What it says, and on demand what each of its hidden units says, over the plane of two inputs.
template <class S>
void add_map(Trainer<S>& trainer, const Value& spec, const TrainingData& data, Result& result);
/// Every parameter and buffer: a table for each piece of a layer.
template <class S>
void add_weights(Trainer<S>& trainer, const std::vector<double>& initial, const std::vector<double>& first_gradient,
                 Result& result);

/// NaN for what is not finite: a missing number.
double finite_or_missing(double number);

}  // namespace descent
