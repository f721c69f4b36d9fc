#pragma once

#include <string>
#include <vector>

#include "descent/base/result.h"
#include "descent/nn/mean_field.h"
#include "descent/nn/signal_stack.h"

namespace descent {

/// Outside of these a signal, or a gradient relative to the one at the other end, counts as vanished or exploded.
inline constexpr double vanished = 1e-3, exploded = 1e3;

/// What one scheme's signals were over the seeds so far, by layer.
class SignalRecord {
 public:
  /// `theory` may be empty: where there is none.
  SignalRecord(std::string title, double deviation, MeanField theory, const StackShape& shape);
  void add(const std::vector<LayerSignal>& layers);

  /// "layers.0", "histogram.0".
  void append_to(Result& result, const std::string& number) const;
  /// One row of the table "verdicts".
  std::vector<double> verdict() const;
  static Columns verdict_columns();

 private:
  /// A positive quantity over the seeds: its geometric mean, and its ends.
  struct Band {
    double first = 0, logs = 0, low = 0, high = 0;
    void add(double value, bool is_first);
    double middle(double seeds) const;
  };
  struct Record {
    Band activation, gradient, weight_gradient, size;
    double pre_mean = 0, pre_deviation = 0, mean = 0, saturated = 0, dead = 0;  ///< sums over the seeds
    std::vector<double> bins;
  };
  double activation_at(std::size_t layer) const;
  double gradient_at(std::size_t layer) const;

  std::string title_;
  double deviation_;
  MeanField theory_;
  StackShape shape_;
  std::vector<Record> records_;
  double seeds_ = 0;
};

}  // namespace descent
