#include "descent/data/data_table.h"
#include "descent/data/dataset.h"
#include "descent/data/feature.h"
#include "descent/experiment/claims/claim.h"
#include "descent/experiment/experiment.h"
#include "descent/experiment/resolve.h"
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

template <class Part>
Family make_family(std::string id, std::string title, const std::vector<Part>& registry) {
  Family family{id, std::move(title), {}};
  for (const Part& part : registry) family.parts.push_back(&part.descriptor);
  return family;
}

}  // namespace

const std::vector<Family>& families() {
  static const std::vector<Family> all = {
      make_family("optimizer", "Optimizers", optimizer_registry()),
      make_family("schedule", "Learning-rate schedules", schedule_registry()),
      make_family("surface", "Surfaces", surface_registry()),
      make_family("series", "Series", series_registry()),
      make_family("claim", "Claims", claim_registry()),
      make_family("scaler", "Scalers", scaler_registry()),
      make_family("table", "Tables", table_registry()),
      make_family("activation", "Activation functions", activation_registry()),
      make_family("normalization", "Normalizations", normalization_registry()),
      make_family("initializer", "Initial weights", initializer_registry()),
      make_family("loss", "Losses", loss_registry()),
      make_family("dataset", "Datasets", dataset_registry()),
      make_family("feature", "Features", feature_registry()),
      make_family("experiment", "Experiments", experiment_registry()),
  };
  return all;
}

}  // namespace descent
