#pragma once

#include "descent/scaling/scaler.h"

namespace descent {

/// z = x: what all others are compared with.
class NoScaler final : public Scaler {
 public:
  void fit(std::span<const double> /*column*/) override {}
  double transform(double x) const override { return x; }
  double inverse(double z) const override { return z; }
  double fitted(std::size_t /*k*/) const override { return 0; }
};

constexpr ScalerPart no_scaler() {
  return {.descriptor = {.id = "none",
                         .title = "None",
                         .help = "The values as they are.",
                         .formula = "z = x",
                         .terms = {{"x", "a value"}, {"z", "the same"}},
                         .substeps = {{"z", "z", "The value as it is.", "x", ""}}},
          .make = [](const Value&) -> std::unique_ptr<Scaler> { return std::make_unique<NoScaler>(); }};
}

}  // namespace descent
