#include "descent/experiment/families.h"

#include "descent/data/data_table.h"
#include "descent/data/dataset.h"
#include "descent/data/feature.h"
#include "descent/experiment/claims/claim.h"
#include "descent/experiment/experiment.h"
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

template <class Registry>
Family make_family(std::string id, std::string title, const Registry& registry) {
  Family family{id, std::move(title), {}};
  for (const Descriptor& part : in_full(id)) family.parts.push_back(&part);
  if (!family.parts.empty()) return family;
  for (const auto& part : registry) family.parts.push_back(&part.descriptor);
  return family;
}

}  // namespace

Family optimizer_family() { return make_family("optimizer", "Optimizers", optimizer_registry()); }
Family schedule_family() { return make_family("schedule", "Learning-rate schedules", schedule_registry()); }
Family surface_family() { return make_family("surface", "Surfaces", surface_registry()); }
Family series_family() { return make_family("series", "Series", series_registry()); }
Family claim_family() { return make_family("claim", "Claims", claim_registry()); }
Family scaler_family() { return make_family("scaler", "Scalers", scaler_registry()); }
Family table_family() { return make_family("table", "Tables", table_registry()); }
Family activation_family() { return make_family("activation", "Activation functions", activation_registry()); }
Family normalization_family() { return make_family("normalization", "Normalizations", normalization_registry()); }
Family initializer_family() { return make_family("initializer", "Initial weights", initializer_registry()); }
Family loss_family() { return make_family("loss", "Losses", loss_registry()); }
Family dataset_family() { return make_family("dataset", "Datasets", dataset_registry()); }
Family feature_family() { return make_family("feature", "Features", feature_registry()); }
Family experiment_family() { return make_family("experiment", "Experiments", experiment_registry()); }

}  // namespace descent
