#pragma once

#include <vector>

#include "descent/base/descriptor.h"
#include "descent/base/error.h"

namespace descent {

/// Knobs of the experiment on one small matrix.
List<Parameter> normalization_parameters();
/// Fills in the batch size; refuses a matrix that is none, and cells and features that it has not got.
Expected<Value> complete_normalization(Value spec);

/// Examples × features, row by row.
struct Matrix {
  explicit Matrix(const Value& spec);

  std::size_t features, examples;
  std::vector<double> original;  ///< as given
  std::vector<double> values;    ///< with the learner's edits

  /// One feature of the first `count` examples.
  std::vector<double> column(std::size_t feature, std::size_t count) const;
  /// All features of one example.
  std::vector<double> row(std::size_t example) const;
};

/// One number per feature: those of a list of [feature, number] pairs, and `fallback` elsewhere.
std::vector<double> by_feature(const Value& pairs, std::size_t features, double fallback);

}  // namespace descent
