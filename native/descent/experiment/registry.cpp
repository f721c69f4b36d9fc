#include "descent/experiment/activation.h"
#include "descent/experiment/basins.h"
#include "descent/experiment/digits_training.h"
#include "descent/experiment/drawing.h"
#include "descent/experiment/ewma.h"
#include "descent/experiment/experiment.h"
#include "descent/experiment/first_network.h"
#include "descent/experiment/init_training.h"
#include "descent/experiment/initialization.h"
#include "descent/experiment/layer.h"
#include "descent/experiment/loss.h"
#include "descent/experiment/normalization.h"
#include "descent/experiment/normalization_training.h"
#include "descent/experiment/race.h"
#include "descent/experiment/rate_sweep.h"
#include "descent/experiment/replay.h"
#include "descent/experiment/scaling.h"
#include "descent/experiment/surface_map.h"
#include "descent/experiment/symmetry.h"
#include "descent/experiment/terrain.h"
#include "descent/experiment/training.h"
#include "descent/experiment/training_race.h"
#include "descent/experiment/training_rates.h"
#include "descent/experiment/trials.h"
#include "descent/experiment/update.h"
#include "descent/experiment/weight_norm.h"
#include "descent/experiment/weights.h"

namespace descent {

const std::vector<Experiment>& experiment_registry() {
  // clang-format off
  static const std::vector<Experiment> registry = {
    ewma_experiment(),
    race_experiment(),
    rate_sweep_experiment(),
    surface_experiment(),
    update_experiment(),
    basins_experiment(),
    trials_experiment(),
    replay_experiment(),
    scaling_experiment(),
    activation_experiment(),
    layer_experiment(),
    loss_experiment(),
    weights_experiment(),
    initialization_experiment(),
    symmetry_experiment(),
    terrain_experiment(),
    training_experiment(),
    normalization_experiment(),
    weight_norm_experiment(),
    normalization_training_experiment(),
    init_training_experiment(),
    training_race_experiment(),
    training_rates_experiment(),
    first_network_experiment(),
    digits_experiment(),
    drawing_experiment(),
  };
  // clang-format on
  return registry;
}

}  // namespace descent
