#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "descent/base/descriptor.h"
#include "descent/base/error.h"
#include "descent/base/result.h"

namespace descent {

/// An experiment under way.
class Run {
 public:
  virtual ~Run() = default;
  /// Does about `work` units of work (optimizer steps, samples, grid points: whatever is smallest) and returns how far
  /// the whole run is, 0 … 1. At 1 there is nothing left to do, and a further call does nothing.
  virtual double advance(std::int64_t work) = 0;
  /// The result so far; the whole result once advance() has returned 1. Changes nothing: the run can go on after it.
  virtual Result end() = 0;
};

/// An entry of the registry. A spec that reaches it is resolved: every parameter of the descriptor is there and in
/// range.
struct Experiment {
  Descriptor descriptor;
  /// Judges what only this experiment can (a start outside the surface's region) and fills in what depends on the rest
  /// of the spec (the surface's first start).
  Expected<Value> (*complete)(Value spec);
  /// Starts a run of a complete spec.
  std::unique_ptr<Run> (*start)(const Value& spec);
};

/// All experiments. To add one: write its file, add its line in registry.cpp.
const std::vector<Experiment>& experiment_registry();

}  // namespace descent
