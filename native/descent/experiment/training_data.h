#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "descent/data/dataset.h"
#include "descent/data/feature.h"
#include "descent/scaling/scaler.h"

namespace descent {

/// The examples of a training: those that are learned from, those held out, and how both are scaled. Whatever is fitted
/// sees the first ones only.
struct TrainingData {
  Dataset given;                    ///< as the dataset has them
  Dataset scaled;                   ///< as the network sees them, example by example the same
  std::vector<std::uint32_t> rows;  ///< numbers of the examples: first those to learn from, then those held out
  std::size_t learned = 0;          ///< how many are learned from
  std::unique_ptr<Scaler> by_row;   ///< takes each example by itself
  std::vector<const FeaturePart*> features;              ///< that the network is given; empty: the inputs themselves
  std::vector<std::unique_ptr<Scaler>> inputs, targets;  ///< one for each column; empty: none

  std::size_t held_out() const { return rows.size() - learned; }
  /// The examples that are learned from, and those that are not, as the network sees them.
  Dataset to_learn() const { return part(0, learned); }
  Dataset to_hold_out() const { return part(learned, rows.size()); }
  /// The features of inputs, from row by row as given.
  std::vector<double> features_of(std::span<const double> given_rows) const;
  /// As the network sees an input, from row by row as given.
  std::vector<double> scale_inputs(std::span<const double> given_rows) const;
  /// A number that the network says, as the dataset has them.
  double restored(std::size_t output, double z) const { return targets.empty() ? z : targets[output]->inverse(z); }

 private:
  Dataset part(std::size_t first, std::size_t end) const;
};

/// Makes the features that the spec's member `features` names, fits what scales them and the targets on the examples
/// that are learned from, as scaler and targetScaler say, and fills in `scaled`.
std::optional<Error> scale_examples(const Value& spec, TrainingData& data);

/// From a resolved spec's members data, validation, features, scaler, targetScaler and seed.
Expected<TrainingData> training_data(const Value& spec);

}  // namespace descent
