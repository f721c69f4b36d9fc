#pragma once

#include <algorithm>
#include <cmath>

#include "descent/scaling/scaler.h"

namespace descent {

/// z = x / max|x|: signs and zeros stay. A column of zeros goes to 0.
class MaxAbs final : public Scaler {
 public:
  void fit(std::span<const double> column) override {
    largest_ = 0;
    for (double x : column) largest_ = std::max(largest_, std::fabs(x));
  }
  double transform(double x) const override { return largest_ > 0 ? x / largest_ : 0; }
  double inverse(double z) const override { return z * largest_; }
  double fitted(std::size_t /*k*/) const override { return largest_; }

 private:
  double largest_ = 0;
};

constexpr ScalerPart max_abs_scaler() {
  return {.descriptor = {.id = "max-abs",
                         .title = "Max-abs",
                         .help = "Divides by the largest magnitude: zero stays zero, and nothing is shifted.",
                         .formula = "z = \\frac{x}{\\max |x|}",
                         .terms = {{"x", "a value"},
                                   {"z", "the same, scaled"},
                                   {"\\max |x|", "largest magnitude among the values that were learnt from"}},
                         .quantities = {{"maxAbs", "\\max |x|", "largest magnitude"}},
                         .substeps = {{"z", "z", "All values are zero, and stay it.", "0", "1 - sign(maxAbs)"},
                                      {"z", "z", "The value as a share of the largest magnitude.", "x/maxAbs", ""}}},
          .make = [](const Value&) -> std::unique_ptr<Scaler> { return std::make_unique<MaxAbs>(); }};
}

}  // namespace descent
