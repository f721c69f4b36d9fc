#pragma once

#include <memory>
#include <span>
#include <vector>

#include "descent/base/descriptor.h"
#include "descent/nn/layer.h"

namespace descent {

/// An entry of the registry.
struct NormalizationPart {
  Descriptor descriptor;
};

/// All normalizations. To add one: write its file, add its line in normalization.cpp.
std::span<const NormalizationPart> normalization_registry();
/// The descriptors of its entries, in their order, with their lore (base/constant.h).
std::span<const Descriptor> normalizations_in_full();
/// The layer that a resolved part {id, …} describes, for batches of at most `capacity` examples; null where the part is
/// no layer of its own: none, and weight normalization, which is a way to write a dense layer's weights.
template <class S>
std::unique_ptr<Layer<S>> make_normalization(const Value& part, std::size_t features, std::size_t capacity);

}  // namespace descent
