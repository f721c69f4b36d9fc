#include "descent/experiment/network_parameters.h"

namespace descent {

BlockSpec block_of(const Value& spec, std::size_t units) {
  const bool after = spec["placement"].string() == "after";
  return {.units = units,
          .bias = after || spec["normalization"]["id"].string() != "batch-norm",
          .normalization = spec["normalization"],
          .normalize_after = after,
          .activation = spec["activation"],
          .dropout = spec["dropout"].number()};
}

}  // namespace descent
