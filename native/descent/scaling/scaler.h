#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "descent/base/descriptor.h"
#include "descent/base/error.h"

namespace descent {

/// Brings a column of numbers to a common size: what it learns from one column (fit) it applies to any value
/// (transform), also to values that it has not seen, and takes back (inverse).
class Scaler {
 public:
  virtual ~Scaler() = default;

  /// Learns from a column that refuse_column() has let pass. Can be called again; what was learnt before is gone.
  virtual void fit(std::span<const double> column) = 0;
  /// z of x. Where the column that was learnt from has no spread, every x gives the same z.
  virtual double transform(double x) const = 0;
  /// The x of a z: inverse(transform(x)) is x but for rounding; a column without spread gives its one value back.
  virtual double inverse(double z) const = 0;
  /// The k-th number that was learnt, in the order of the descriptor's quantities.
  virtual double fitted(std::size_t k) const = 0;
  /// The fewest values that can be learnt from.
  virtual std::size_t needed() const { return 1; }

  /// Larger magnitudes are refused: up to here no sum or difference of a column overflows.
  static constexpr double largest = 1e305;
};

/// An entry of the registry. The descriptor's quantities are the numbers learnt.
struct ScalerPart {
  Descriptor descriptor;
  /// `parameters` is the resolved object of the spec: every parameter of the descriptor is there and in range.
  std::unique_ptr<Scaler> (*make)(const Value& parameters);
  /// Why these parameters, though each is in range, make no scaler; the path is within the part. Null: all of them do.
  std::optional<Error> (*refuse)(const Value& parameters) = nullptr;
  /// Whether it is fitted on each row of a table by itself, instead of on a column. Null: never.
  bool (*by_row)(const Value& parameters) = nullptr;
};

/// All scalers, in the order in which the page lists them. To add one: write its file, add its line in registry.cpp.
std::span<const ScalerPart> scaler_registry();
/// The descriptors of its entries, in their order, with their lore (base/constant.h).
std::span<const Descriptor> scalers_in_full();
/// The ways to z of that scaler, over x, the quantities and the parameters: the first whose `when` holds is taken.
List<Substep> scaler_substeps(std::string_view id);
/// The entry called `id`. Throws std::logic_error where there is none.
const ScalerPart& scaler_part(std::string_view id);
/// The scaler that a resolved part {id, …} describes.
std::unique_ptr<Scaler> make_scaler(const Value& part);

/// Why nothing can be learnt from this column: too few values, a missing one (NaN), an infinite or too large one. The
/// path is empty; values are counted from 1.
std::optional<Error> refuse_column(const Scaler& scaler, std::span<const double> column);

}  // namespace descent
