#include <cmath>

#include "descent/base/constant.h"
#include "descent/base/format.h"
#include "descent/base/part_called.h"
#include "descent/scaling/max_abs.h"
#include "descent/scaling/min_max.h"
#include "descent/scaling/none.h"
#include "descent/scaling/robust.h"
#include "descent/scaling/unit_norm.h"
#include "descent/scaling/z_score.h"

namespace descent {
namespace {

// clang-format off
using Scalers = Registry<
  min_max_scaler,
  z_score_scaler,
  robust_scaler,
  max_abs_scaler,
  unit_norm_scaler,
  no_scaler>;
// clang-format on

}  // namespace

std::span<const ScalerPart> scaler_registry() { return Scalers::entries; }

std::span<const Descriptor> scalers_in_full() { return Scalers::in_full; }

List<Substep> scaler_substeps(std::string_view id) { return Scalers::substeps_of(id); }

const ScalerPart& scaler_part(std::string_view id) { return part_called(id, scaler_registry()); }

std::unique_ptr<Scaler> make_scaler(const Value& part) { return scaler_part(part["id"].string()).make(part); }

std::optional<Error> refuse_column(const Scaler& scaler, std::span<const double> column) {
  if (column.empty()) return Error{"", "empty", "There are no values to learn from."};
  if (column.size() < scaler.needed()) {
    return Error{"", "too-few",
                 concat({"The standard deviation of a sample needs at least ", std::to_string(scaler.needed()),
                         " values, because it divides by n − 1; there is ", std::to_string(column.size()), "."})};
  }
  for (std::size_t i = 0; i < column.size(); ++i) {
    if (std::fabs(column[i]) <= Scaler::largest) continue;
    const std::string place = concat({"Value ", std::to_string(i + 1)});
    if (std::isnan(column[i])) {
      return Error{"", "missing", concat({place, " is missing: a scaler needs a number in every row."})};
    }
    return Error{"", "not-finite",
                 concat({place, " is ", format_number(column[i]), "; magnitudes up to ", format_number(Scaler::largest),
                         " can be scaled."})};
  }
  return std::nullopt;
}

}  // namespace descent
