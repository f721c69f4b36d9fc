#pragma once

#include <string>
#include <vector>

#include "descent/base/descriptor.h"
#include "descent/base/error.h"
#include "descent/nn/batch.h"

// What experiments with lists of numbers have in common. A matrix is a list of its rows, one after another.
namespace descent {

/// A list of numbers within ±1e12; null by default.
constexpr Parameter numbers_parameter(Text id, Text label, Text help, std::size_t max_count) {
  return {.id = id,
          .label = label,
          .help = help,
          .kind = Kind::numbers,
          .min = -1e12,
          .max = 1e12,
          .min_count = 1,
          .max_count = max_count};
}

/// In which precision the network computes.
constexpr Parameter precision_parameter(Text default_value) {
  return {.id = "precision",
          .label = "precision",
          .help = "The numbers the network computes with: 24 or 53 binary digits.",
          .kind = Kind::choice,
          .default_value = default_value,
          .choices = {{"float", "single (float)"}, {"double", "double"}},
          .advanced = true};
}

/// The numbers of a list; none where it is null.
std::vector<double> numbers_of(const Value& list);
/// The refusal of a list that has not as many numbers as it should.
Error wrong_count(const std::string& path, const std::string& what, std::size_t wanted, std::size_t found);

/// Fills a batch from rows of a matrix, an example each, with 0 in the padding.
template <class S>
void fill_batch(const double* rows, Batch<S> batch) {
  for (std::size_t f = 0; f < batch.features; ++f) {
    for (std::size_t e = 0; e < batch.stride(); ++e) {
      batch.row(f)[e] = e < batch.examples ? static_cast<S>(rows[e * batch.features + f]) : S(0);
    }
  }
}

}  // namespace descent
