#pragma once

#include <span>
#include <vector>

#include "descent/base/descriptor.h"

namespace descent {

/// A number that a network is given of two inputs, besides them or in their place; an entry of the registry.
struct FeaturePart {
  Descriptor descriptor;
  double (*of)(double x1, double x2);
};

/// All features. To add one: add it to feature_registry.cpp. Its id stays for ever.
std::span<const FeaturePart> feature_registry();
/// The feature that a resolved part {id} names.
const FeaturePart& feature_part(const Value& part);

/// Row by row, those features of rows of two inputs.
std::vector<double> make_features(std::span<const FeaturePart* const> features, std::span<const double> rows);

}  // namespace descent
