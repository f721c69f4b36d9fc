#pragma once

#include <span>
#include <vector>

#include "descent/base/descriptor.h"
#include "descent/base/error.h"

namespace descent {

/// A series of numbers to average, one per step of time.
struct Series {
  std::vector<double> values;
  double first_day = 0;  ///< days since 1970-01-01 of the first value; NaN for a series without dates
  std::string label;     ///< of the axis: "daily maximum"
  std::string unit;      ///< "°C"; empty for a bare number
};

/// An entry of the registry; `parameters` are complete and in range. Series that come from an optimizer at work are
/// made here, where families may be composed.
struct SeriesPart {
  Descriptor descriptor;
  Expected<Series> (*make)(const Value& parameters, const std::string& path);
};

std::span<const SeriesPart> series_registry();
/// The descriptors of its entries, in their order, with their lore (base/constant.h).
std::span<const Descriptor> series_in_full();

/// The series that a resolved part {id, …} describes; `path` names it in errors.
Expected<Series> make_series(const Value& part, const std::string& path);

}  // namespace descent
