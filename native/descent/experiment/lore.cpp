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

// clang-format off
constexpr Family (*with_lore[])() = {
  optimizer_family,
  schedule_family,
  surface_family,
  series_family,
  claim_family,
  scaler_family,
  table_family,
  activation_family,
  normalization_family,
  initializer_family,
  loss_family,
};
// clang-format on

}  // namespace

constexpr Group lore_group{{}, with_lore};

std::span<const Descriptor> in_full(Text family) {
  static constexpr struct {
    Text id;
    std::span<const Descriptor> (*parts)();
  } whole[] = {
      {"optimizer", optimizers_in_full},
      {"schedule", schedules_in_full},
      {"surface", surfaces_in_full},
      {"series", series_in_full},
      {"claim", claims_in_full},
      {"scaler", scalers_in_full},
      {"table", tables_in_full},
      {"activation", activations_in_full},
      {"normalization", normalizations_in_full},
      {"initializer", initializers_in_full},
      {"loss", losses_in_full},
  };
  for (const auto& each : whole) {
    if (each.id == family) return each.parts();
  }
  return {};
}

}  // namespace descent
