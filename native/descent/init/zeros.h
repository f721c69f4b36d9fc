#pragma once

#include "descent/init/initializer.h"

namespace descent {

/// Every weight 0: no gradient reaches the layers before, and all units of a layer stay alike.
class Zeros final : public Initializer {
 public:
  static constexpr Descriptor descriptor() {
    return {
        .id = "zeros", .title = "Zeros", .help = "Every weight 0: nothing tells the units apart.", .formula = "w = 0"};
  }

  explicit Zeros(const Value& /*parameters*/) {}
  void fill(std::span<double> weights, Fans /*fans*/, Random& /*random*/) const override {
    for (double& weight : weights) weight = 0;
  }
  double standard_deviation(Fans /*fans*/) const override { return 0; }
  double bound(Fans /*fans*/) const override { return 0; }
};

}  // namespace descent
