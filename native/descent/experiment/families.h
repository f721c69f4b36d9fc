#pragma once

#include "descent/experiment/resolve.h"

namespace descent {

/// The families of parts, each made of its registry.
Family optimizer_family();
Family schedule_family();
Family surface_family();
Family series_family();
Family claim_family();
Family scaler_family();
Family table_family();
Family activation_family();
Family normalization_family();
Family initializer_family();
Family loss_family();
Family dataset_family();
Family feature_family();
/// Of the experiments of this program.
Family experiment_family();

/// Those that the spec of a training names, for the groups that have one.
// clang-format off
inline constexpr Family (*training_families[])() = {
  optimizer_family,
  schedule_family,
  scaler_family,
  activation_family,
  normalization_family,
  initializer_family,
  loss_family,
  dataset_family,
  feature_family,
};
// clang-format on

}  // namespace descent
