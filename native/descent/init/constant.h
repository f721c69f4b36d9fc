#pragma once

#include "descent/init/initializer.h"

namespace descent {

/// Every weight the same. All units of a layer then compute the same and get the same gradient, for ever.
class ConstantInitializer final : public Initializer {
 public:
  static constexpr Descriptor descriptor() {
    return {.id = "constant",
            .title = "Constant",
            .help = "Every weight the same: the units of a layer stay copies of one another.",
            .formula = "w = c",
            .terms = {{"c", "the constant"}},
            .parameters = {{.id = "value",
                            .symbol = "c",
                            .label = "value",
                            .help = "What every weight is.",
                            .kind = Kind::number,
                            .min = -1000,
                            .max = 1000,
                            .slider_min = -2,
                            .slider_max = 2,
                            .default_value = 0.5}}};
  }

  explicit ConstantInitializer(const Value& parameters) : value_(parameters["value"].number()) {}
  void fill(std::span<double> weights, Fans /*fans*/, Random& /*random*/) const override {
    for (double& weight : weights) weight = value_;
  }
  double standard_deviation(Fans /*fans*/) const override { return 0; }
  double bound(Fans /*fans*/) const override { return value_ < 0 ? -value_ : value_; }

 private:
  double value_;
};

}  // namespace descent
