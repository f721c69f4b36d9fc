#pragma once

#include <cstdint>
#include <memory>
#include <span>
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
  /// Makes `step` the end of the run, wherever the run is now: what lies beyond it is taken back, what is missing is
  /// for advance() to do, and both are exactly as if the run had never been elsewhere. What counts as a step is the
  /// experiment's. False where an experiment has no such thing.
  virtual bool seek(std::int64_t /*step*/) { return false; }
  /// What the run so far says of something: no part of its result, and it goes on as if nothing had been asked. What
  /// can be asked is the experiment's; the path of an error is within the question.
  virtual Expected<Result> ask(const Value& /*question*/) {
    return Error{"", "no-questions", "This experiment answers no questions."};
  }
  /// The result so far; the whole result once advance() has returned 1. Changes nothing: the run can go on after it.
  virtual Result end() = 0;
};

/// One of `count` shares of a run's work, which are done side by side; {0, 1} is the whole.
struct Share {
  std::size_t index = 0, count = 1;
  /// Pieces of the work are dealt out in turn, like cards.
  bool has(std::size_t piece) const { return piece % count == index; }
};

/// How the work of an experiment is shared out. The result does not depend on how many shares there are.
struct Division {
  /// In how many shares a complete spec is worth doing: no more than it has pieces, and none so small that the time for
  /// starting it elsewhere and for merging would tell. 1: in one piece.
  std::size_t (*worth)(const Value& spec) = nullptr;
  /// Starts one share. Its result is made of the pieces that are its own.
  std::unique_ptr<Run> (*start)(const Value& spec, Share share) = nullptr;
  /// The result of the whole, from the results of its shares in their order; so far, where they are so far.
  Result (*merge)(const Value& spec, std::span<const Result> shares) = nullptr;
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
  /// Without functions where the work can't be shared out.
  Division division = {};
  /// complete() and start() in one, where what the one has read is worth keeping for the other, such as a long table.
  Expected<std::unique_ptr<Run>> (*begin)(Value spec) = nullptr;
  /// In place of start(), where each precision is much code and a module may lack one of them, or both where it needs
  /// the experiment for its spec only.
  std::unique_ptr<Run> (*start_in_float)(const Value& spec) = nullptr;
  std::unique_ptr<Run> (*start_in_double)(const Value& spec) = nullptr;
};

/// All experiments of this program. To add one: write its file, add its line to its group in groups/.
const std::vector<Experiment>& experiment_registry();

}  // namespace descent
