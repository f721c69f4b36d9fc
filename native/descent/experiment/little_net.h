#pragma once

#include <optional>
#include <vector>

#include "descent/base/result.h"
#include "descent/experiment/trainer.h"

namespace descent {

/// How often the little network of the symmetry experiment sees its examples: four switches, on or off, in all sixteen
/// ways; the answer is 1 where exactly one of the first two is on. No straight line tells that, and no row of units
/// that are copies of one another.
Dataset switches();

/// A small network while it learns, with every number of every step written down.
class LittleNet {
 public:
  /// `spec` of the symmetry experiment; `scheme` a resolved initializer; `number` ends the ids of the tables.
  LittleNet(const Value& spec, const Value& scheme, const std::string& number);

  /// All steps; stops where the numbers leave all bounds.
  void learn();
  /// "steps.0", "units.0", "weights.0".
  void append_to(Result& result) const;
  /// One row of the table "verdicts".
  std::vector<double> verdict() const;
  static Columns verdict_columns();

 private:
  void nudge(const Value& spec);
  /// Writes down the state; false where it is no longer finite.
  bool record(double loss);
  const PlacedPiece& piece(std::size_t block, std::string_view name) const;
  /// The first unit of the layer whose weights and bias are the same, bit for bit.
  std::size_t kind_of(std::size_t block, std::size_t unit) const;

  std::size_t hidden_, width_, steps_;
  std::vector<double> shown_;  ///< the input that is looked at
  Trainer<double> trainer_;
  TableBuilder steps_table_, units_table_, weights_table_;
  std::vector<double> steps_row_, units_row_, weights_row_;
  std::optional<std::size_t> lost_at_;
};

}  // namespace descent
