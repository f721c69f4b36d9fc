#pragma once

#include "descent/experiment/experiment.h"

namespace descent {

/// A run of an experiment so short that it has no slices: `compute` fills the tables.
class AtOnce final : public Run {
 public:
  using Compute = void (*)(const Value& spec, Result& result);
  AtOnce(const Value& spec, Compute compute) : compute_(compute) { result_.spec = spec; }

  double advance(std::int64_t /*work*/) override {
    if (!done_) compute_(result_.spec, result_);
    done_ = true;
    return 1;
  }
  Result end() override { return result_; }

 private:
  Compute compute_;
  Result result_;
  bool done_ = false;
};

}  // namespace descent
