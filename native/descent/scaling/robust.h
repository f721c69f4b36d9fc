#pragma once

#include "descent/scaling/quantiles.h"
#include "descent/scaling/scaler.h"

namespace descent {

/// z = (x − median) / (q₃ − q₁). One value more or less, however far out, hardly moves what it divides by.
/// Where the middle half of the column is one value (q₁ = q₃), everything goes to 0.
class Robust final : public Scaler {
 public:
  void fit(std::span<const double> column) override {
    Quantiles quantiles(column);
    median_ = quantiles.at(0.5);
    q1_ = quantiles.at(0.25);
    q3_ = quantiles.at(0.75);
    range_ = difference(q3_, q1_);
  }
  double transform(double x) const override { return range_ > 0 ? ((x - median_.high) - median_.low) / range_ : 0; }
  double inverse(double z) const override {
    return range_ > 0 ? z * range_ + median_.low + median_.high : median_.value();
  }
  double fitted(std::size_t k) const override {
    const double numbers[] = {median_.value(), q1_.value(), q3_.value(), range_};
    return numbers[k];
  }

 private:
  Quantile median_, q1_, q3_;
  double range_ = 0;
};

constexpr ScalerPart robust_scaler() {
  return {.descriptor = {.id = "robust",
                         .title = "Robust",
                         .help = "The distance from the median, measured in widths of the middle half of the values.",
                         .formula = "z = \\frac{x - \\tilde x}{q_3 - q_1}",
                         .terms = {{"x", "a value"},
                                   {"z", "the same, scaled"},
                                   {"\\tilde x", "median of the values that were learnt from"},
                                   {"q_1", "first quartile: a quarter of the values is below"},
                                   {"q_3", "third quartile: a quarter of the values is above"}},
                         .sources = {{"Hyndman, R. J. and Fan, Y.", 1996, "Sample Quantiles in Statistical Packages",
                                      "The American Statistician 50(4), 361–365", "definition 7"}},
                         .quantities = {{"median", "\\tilde x", "median"},
                                        {"q1", "q_1", "first quartile"},
                                        {"q3", "q_3", "third quartile"},
                                        {"iqr", "q_3 - q_1", "interquartile range"}},
                         .substeps = {{"z", "z", "The middle half of the values is one value: all go to zero.", "0",
                                       "1 - sign(iqr)"},
                                      {"z", "z", "The distance from the median, in widths of the middle half.",
                                       "(x - median)/(q3 - q1)", ""}}},
          .make = [](const Value&) -> std::unique_ptr<Scaler> { return std::make_unique<Robust>(); }};
}

}  // namespace descent
