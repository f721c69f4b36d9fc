#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "descent/base/descriptor.h"

namespace descent::checks {

/// Something that must hold, and by how much it does not.
struct Checked {
  std::string title;
  double error = 0;
  double bound = 0;  ///< the error may be as large as this
  /// What is no number is no error that passes.
  bool passed() const { return error <= bound; }
};

using CheckList = std::vector<Checked>;

void add(CheckList& list, std::string_view title, double error, double bound);

/// Gradients of networks with every kind of layer.
CheckList layer_checks();
/// Slopes of every activation and every loss.
CheckList activation_checks();
CheckList loss_checks();
/// Gradient and second derivatives of every surface.
CheckList surface_checks();
/// Averages, softmax, normalizations, optimizers, random numbers, elementary functions.
CheckList identity_checks();
/// What every scaler promises of the column that it has learnt from.
CheckList scaler_checks();

/// The larger of two errors; what is no number is larger than any.
inline double worse(double a, double b) {
  return std::isnan(a) || std::isnan(b) ? std::numeric_limits<double>::infinity() : std::max(a, b);
}

/// A part with all its defaults, as a resolved spec has it.
inline Value default_part(const Descriptor& descriptor) {
  Value part = Value::object({{"id", descriptor.id}});
  for (const Parameter& parameter : descriptor.parameters) {
    // Of named numbers the default is that of a name that is not given: none is.
    const bool named = parameter.kind == Kind::named_numbers;
    part.set(parameter.id, named ? Value(Value::Object{}) : parameter.default_value.value());
  }
  return part;
}

}  // namespace descent::checks
