#pragma once

#include <limits>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "descent/base/descriptor.h"
#include "descent/base/random.h"

namespace descent {

/// The shape of a weight matrix: fan_out rows (units of the layer) of fan_in weights each.
struct Fans {
  std::size_t fan_in = 1, fan_out = 1;
};

/// How weights are drawn before training. Always in double, so that a network in float starts from the rounded weights
/// of the same network in double.
class Initializer {
 public:
  virtual ~Initializer() = default;
  /// Draws all weights, row by row.
  virtual void fill(std::span<double> weights, Fans fans, Random& random) const = 0;
  /// The standard deviation that theory gives the entries.
  virtual double standard_deviation(Fans fans) const = 0;
  /// The largest magnitude an entry can have; infinite where there is none.
  virtual double bound(Fans /*fans*/) const { return std::numeric_limits<double>::infinity(); }
};

/// An entry of the registry; `parameters` are complete and in range.
struct InitializerPart {
  Descriptor descriptor;
  std::unique_ptr<Initializer> (*make)(const Value& parameters);
};

/// All schemes. To add one: write its file, add its line in registry.cpp.
std::span<const InitializerPart> initializer_registry();
/// The descriptors of its entries, in their order, with their lore (base/constant.h).
std::span<const Descriptor> initializers_in_full();
/// The ways to the standard deviation of that scheme, of which the first that applies is taken.
List<Substep> initializer_substeps(std::string_view id);
/// The scheme that a resolved part {id, …} describes.
std::unique_ptr<Initializer> make_initializer(const Value& part);

/// The registry's line for a class with a static `descriptor()` and a constructor (const Value& parameters).
template <class Scheme>
constexpr InitializerPart make_initializer_part() {
  return {Scheme::descriptor(),
          [](const Value& parameters) -> std::unique_ptr<Initializer> { return std::make_unique<Scheme>(parameters); }};
}

}  // namespace descent
