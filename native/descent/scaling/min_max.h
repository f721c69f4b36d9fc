#pragma once

#include <algorithm>

#include "descent/scaling/scaler.h"

namespace descent {

/// z = a + (b − a) (x − min) / (max − min): the smallest value goes to a, the largest to b.
/// A column whose values are all equal goes to a.
class MinMax final : public Scaler {
 public:
  MinMax(double low, double high) : low_(low), high_(high) {}

  void fit(std::span<const double> column) override {
    const auto [least, most] = std::minmax_element(column.begin(), column.end());
    min_ = *least;
    max_ = *most;
  }
  double transform(double x) const override {
    if (min_ == max_) return low_;
    return between((x - min_) / (max_ - min_));
  }
  double inverse(double z) const override {
    if (min_ == max_) return min_;
    return min_ + (z - low_) / (high_ - low_) * (max_ - min_);
  }
  double fitted(std::size_t k) const override { return k == 0 ? min_ : max_; }

 private:
  /// low + (high − low)·share, exact at both ends and never turning back between them.
  double between(double share) const {
    if (share == 1) return high_;
    if (low_ <= 0 && high_ >= 0) return share * high_ + (1 - share) * low_;
    const double z = low_ + share * (high_ - low_);
    return share > 1 ? std::max(z, high_) : std::min(z, high_);
  }

  double low_, high_;
  double min_ = 0, max_ = 0;
};

namespace min_max {

constexpr Parameter bound(Text id, Text symbol, Text label, double standard) {
  return {.id = id,
          .symbol = symbol,
          .label = label,
          .help = "Where this end of the column goes.",
          .kind = Kind::number,
          .min = -1e6,
          .max = 1e6,
          .slider_min = -2,
          .slider_max = 2,
          .default_value = standard,
          .step = 0.1};
}

inline std::optional<Error> refuse(const Value& p) {
  if (p["low"].number() < p["high"].number()) return std::nullopt;
  return Error{"high", "out-of-range", "The largest value must go to a number above that of the smallest."};
}

}  // namespace min_max

constexpr ScalerPart min_max_scaler() {
  return {
      .descriptor =
          {.id = "min-max",
           .title = "Min-max",
           .help = "The smallest value goes to one end of a range, the largest to the other, all others in proportion.",
           .formula = "z = a + (b - a)\\,\\frac{x - x_{\\min}}{x_{\\max} - x_{\\min}}",
           .terms = {{"x", "a value"},
                     {"z", "the same, scaled"},
                     {"x_{\\min}", "smallest value that was learnt from"},
                     {"x_{\\max}", "largest value that was learnt from"},
                     {"a", "lower end of the range aimed at"},
                     {"b", "its upper end"}},
           .sources = {{"Han, J., Kamber, M. and Pei, J.", 2011, "Data Mining: Concepts and Techniques, 3rd ed.",
                        "Morgan Kaufmann", "eq. 3.8"}},
           .parameters = {min_max::bound("low", "a", "smallest to", 0.0),
                          min_max::bound("high", "b", "largest to", 1.0)},
           .quantities = {{"smallest", "x_{\\min}", "smallest value"}, {"largest", "x_{\\max}", "largest value"}},
           .substeps = {{"z", "z", "All values are equal: they go to the lower end.", "low",
                         "1 - sign(largest - smallest)"},
                        {"z", "z", "The share of the way from the smallest to the largest value.",
                         "(x - smallest)/(largest - smallest)", "1 - sign(abs(low) + abs(high - 1))"},
                        {"z", "z",
                         "The share of the way from the smallest to the largest value, in the range aimed at.",
                         "low + (high - low)*((x - smallest)/(largest - smallest))", ""}}},
      .make = [](const Value& p) -> std::unique_ptr<Scaler> {
        return std::make_unique<MinMax>(p["low"].number(), p["high"].number());
      },
      .refuse = min_max::refuse};
}

}  // namespace descent
