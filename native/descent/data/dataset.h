#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "descent/base/descriptor.h"
#include "descent/base/error.h"

namespace descent {

/// What one number of an example is called.
struct DatasetColumn {
  std::string name;
  std::string unit{};  ///< empty for a bare number
};

struct TableUse;

/// Inputs in little memory, shared by all who use them: each is `bytes[i] / lightest`.
struct Levels {
  std::vector<std::uint8_t> bytes;
  double lightest = 1;

  double at(std::size_t i) const { return bytes[i] / lightest; }
};

/// Examples to learn from, row by row.
struct Dataset {
  std::size_t features = 1;
  std::size_t target_width = 1;   ///< numbers of one target; 1 where it is the number of a class
  std::vector<double> inputs{};   ///< examples × features; empty where there are levels
  std::vector<double> targets{};  ///< examples × target_width
  std::size_t classes = 0;  ///< the targets are classes, 0 … classes − 1; 0: they are numbers, or it isn't known
  std::vector<DatasetColumn> columns{};     ///< of the features, then of the targets; empty: they have no names
  std::shared_ptr<const TableUse> table{};  ///< where they come from, if from somebody's own table
  /// The inputs, where they are levels: at least examples × features.
  std::shared_ptr<const Levels> levels{};

  std::size_t examples() const { return levels ? targets.size() / target_width : inputs.size() / features; }
  /// Number i of examples × features.
  double input(std::size_t i) const { return levels ? levels->at(i) : inputs[i]; }
  /// Makes levels numbers, which takes eight times the memory.
  void expand();
};

/// An entry of the registry; `parameters` are complete and in range; `path` names the part in errors.
struct DatasetPart {
  Descriptor descriptor;
  Expected<Dataset> (*make)(const Value& parameters, const std::string& path);
};

/// All datasets. To add one: write its file, add its line in dataset_registry.cpp.
const std::vector<DatasetPart>& dataset_registry();
/// The dataset that a resolved part {id, …} describes.
Expected<Dataset> make_dataset(const Value& part, const std::string& path);

}  // namespace descent
