#include <array>

#include "descent/data/data_table.h"
#include "descent/experiment/claims/claim.h"
#include "descent/experiment/families.h"
#include "descent/experiment/group.h"
#include "descent/experiment/series.h"
#include "descent/init/initializer.h"
#include "descent/nn/activation.h"
#include "descent/nn/loss.h"
#include "descent/nn/normalization.h"
#include "descent/optim/optimizer.h"
#include "descent/optim/schedule.h"
#include "descent/scaling/scaler.h"
#include "descent/surface/surface.h"

namespace descent {
namespace {

/// A family whose registry has the lore of its entries apart.
struct Told {
  Text id;
  Family (*family)();
  std::span<const Descriptor> (*parts)();
};

constexpr Told told[] = {
    {"optimizer", optimizer_family, optimizers_in_full},
    {"schedule", schedule_family, schedules_in_full},
    {"surface", surface_family, surfaces_in_full},
    {"series", series_family, series_in_full},
    {"claim", claim_family, claims_in_full},
    {"scaler", scaler_family, scalers_in_full},
    {"table", table_family, tables_in_full},
    {"activation", activation_family, activations_in_full},
    {"normalization", normalization_family, normalizations_in_full},
    {"initializer", initializer_family, initializers_in_full},
    {"loss", loss_family, losses_in_full},
};

constexpr auto families_with_lore = [] {
  std::array<Family (*)(), std::size(told)> all{};
  for (std::size_t k = 0; k < all.size(); ++k) all[k] = told[k].family;
  return all;
}();

}  // namespace

constexpr Group lore_group{{}, families_with_lore};

std::span<const Descriptor> in_full(std::string_view family) {
  for (const Told& each : told) {
    if (each.id == family) return each.parts();
  }
  return {};
}

}  // namespace descent
