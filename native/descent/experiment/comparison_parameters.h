#pragma once

#include "descent/base/descriptor.h"
#include "descent/base/error.h"
#include "descent/experiment/training_data.h"

// What the comparisons of networks in training have in common: their knobs, and how a spec is judged and completed.
namespace descent {

/// The knobs of a comparison whose networks differ in `list`; `shared` is what else is special about it, the same for
/// all networks.
List<Parameter> comparison_parameters(Parameter list, Parameter shared);

/// Fills in loss, batch size and how often one looks; refuses data that no network can be trained on, and more
/// histograms than a page can hold.
Expected<Value> complete_comparison(Value spec, std::size_t networks);

/// The examples of a complete spec: those that are learned from, and those that are held out, which come in an order of
/// their own.
TrainingData split_of(const Value& spec);

}  // namespace descent
