#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "descent/base/descriptor.h"
#include "descent/base/error.h"

namespace descent {

/// A family of parts, as the catalogue lists them.
struct Family {
  std::string id;     ///< "optimizer"
  std::string title;  ///< "Optimizers"
  std::vector<const Descriptor*> parts;
};

/// Every family: optimizer, schedule, surface, series, claim, scaler, table, activation, normalization, initializer,
/// loss, dataset, feature, experiment.
const std::vector<Family>& families();

/// Judges a spec against the descriptors: unknown names, wrong types and values out of range are refused with the path
/// of the first offender; what is missing gets its default. Short forms become long ones: a part may be written as its
/// id alone. The only place where a spec is judged.
Expected<Value> resolve(const Value& spec);

/// The same for one part: `given` is an id or {id, …}; `path` names it in errors.
Expected<Value> resolve_part(std::string_view family, const Value& given, const std::string& path);

}  // namespace descent
