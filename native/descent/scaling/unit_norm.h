#pragma once

#include "descent/scaling/moments.h"
#include "descent/scaling/scaler.h"

namespace descent {

/// z = x / ‖x‖₂: the column, or each row of the table, becomes a vector of length one. A vector of zeros stays it.
class UnitNorm final : public Scaler {
 public:
  void fit(std::span<const double> vector) override { length_ = Length(vector); }
  double transform(double x) const override { return length_.is_zero() ? 0 : length_.divide(x); }
  double inverse(double z) const override { return length_.multiply(z); }
  double fitted(std::size_t /*k*/) const override { return length_.value(); }

 private:
  Length length_;
};

constexpr ScalerPart unit_norm_scaler() {
  return {
      .descriptor = {.id = "unit-norm",
                     .title = "Unit norm",
                     .help = "Divides by the Euclidean length of the whole column, or of each row by itself.",
                     .formula = "z = \\frac{x}{\\lVert \\mathbf{x} \\rVert_2}",
                     .terms = {{"x", "a value"},
                               {"z", "the same, scaled"},
                               {"\\lVert \\mathbf{x} \\rVert_2", "root of the sum of all squares"}},
                     .parameters = {{.id = "axis",
                                     .label = "length of",
                                     .help = "A column has one length. With rows, every row of the table has its own, "
                                             "taken over all its numbers, and nothing is learnt from other rows.",
                                     .kind = Kind::choice,
                                     .default_value = "column",
                                     .choices = {{"column", "the column"}, {"row", "each row"}}}},
                     .quantities = {{"norm", "\\lVert \\mathbf{x} \\rVert_2", "length"}},
                     .substeps = {{"z", "z", "All values are zero, and stay it.", "0", "1 - sign(norm)"},
                                  {"z", "z", "The value as a share of the length.", "x/norm", ""}}},
      .make = [](const Value&) -> std::unique_ptr<Scaler> { return std::make_unique<UnitNorm>(); },
      .by_row = [](const Value& p) { return p["axis"].string() == "row"; }};
}

}  // namespace descent
