#pragma once

#include "descent/base/result.h"
#include "descent/experiment/terrain_side.h"

namespace descent {

/// The weight of an input: "weight of age", rupees / years.
Column weight_column(const TerrainData& data, TerrainSide::Kind kind, std::size_t input, std::string id);
/// Of the table that a walk records itself in.
Columns walk_columns(const TerrainData& data, TerrainSide::Kind kind);

/// What is known of one side at the end, a row of the table "sides".
struct SideFacts {
  Curvatures curvatures;
  Hessian hessian;
  double stable_rate, rate;
  Eigen::Vector2d minimum, start;
  double steps, reached, diverged, needed, left;
  Eigen::Vector2d span;  ///< half of the picture, in standard deviations
  double undivided_rate;
};
void add_sides(const SideFacts& raw, const SideFacts& scaled, Result& result);
/// Mean, deviation and divisors of the two inputs and the target.
void add_inputs(const TerrainData& data, Result& result);
/// What holds for both sides.
void add_facts(const TerrainModel& model, const TerrainData& data, const Eigen::Vector2d& start, Result& result);

}  // namespace descent
