#include "descent/experiment/terrain_tables.h"

#include <cmath>

#include "descent/base/format.h"

namespace descent {
namespace {

/// Empty for a bare number.
std::string ratio_of_units(const std::string& above, const std::string& below) {
  if (above == below) return "";
  return below.empty() ? above : concat({above.empty() ? "1" : above, " / ", below});
}

/// Of what is predicted: its own unit only as long as nothing has divided it.
std::string target_unit(const TerrainData& data) { return data.target.divisor == 1 ? data.target.unit : ""; }

std::vector<double> row_of(const SideFacts& side) {
  const double condition = side.curvatures.max / side.curvatures.min;
  return {side.curvatures.max, side.curvatures.min, condition,       std::sqrt(condition), side.stable_rate,
          side.rate,           side.hessian.xx,     side.hessian.xy, side.hessian.yy,      side.minimum.x(),
          side.minimum.y(),    side.start.x(),      side.start.y(),  side.steps,           side.reached,
          side.diverged,       side.needed,         side.left,       side.span.x(),        side.span.y(),
          side.undivided_rate};
}

}  // namespace

Column weight_column(const TerrainData& data, TerrainSide::Kind kind, std::size_t input, std::string id) {
  const TerrainColumn& column = data.inputs[input];
  const bool own_unit = kind == TerrainSide::raw ? input == 0 || data.unit == 1 : column.divisor == 1;
  std::string unit = own_unit ? ratio_of_units(target_unit(data), column.unit) : target_unit(data);
  std::string label = concat({"weight of ", column.name});
  if (kind == TerrainSide::scaled && column.divisor != 1) label += ", scaled";
  if (kind == TerrainSide::raw && !own_unit) label += concat({" in units of ", format_number(data.unit)});
  return {std::move(id), input == 0 ? "w_1" : "w_2", std::move(label), std::move(unit)};
}

Columns walk_columns(const TerrainData& data, TerrainSide::Kind kind) {
  const std::string unit = target_unit(data), square = unit.empty() ? "" : concat({unit, "²"});
  return {{"step", "t", "step", ""},
          weight_column(data, kind, 0, "x"),
          weight_column(data, kind, 1, "y"),
          {"loss", "L", "loss, mean squared error", square},
          {"excess", "L - L_{\\min}", "loss above the lowest", square},
          {"error", "", "typical error of a prediction, root of the mean square", data.target.unit},
          {"gradient.x", "\\partial L/\\partial w_1", "slope in the first weight", ""},
          {"gradient.y", "\\partial L/\\partial w_2", "slope in the second weight", ""},
          {"slope.x", "\\lvert\\partial L/\\partial w_1\\rvert", "size of the slope in the first weight", ""},
          {"slope.y", "\\lvert\\partial L/\\partial w_2\\rvert", "size of the slope in the second weight", ""},
          {"ratio", "", "larger slope over smaller", ""},
          {"left", "", "share of the way that is left", ""},
          {"curvature", "\\lambda_{\\max}", "largest curvature here", ""},
          {"curvatureMin", "\\lambda_{\\min}", "smallest curvature here", ""},
          {"deviations.x", "u_1", "first weight, for a standard deviation of its input", ""},
          {"deviations.y", "u_2", "second weight, for a standard deviation of its input", ""},
          {"prediction", "\\hat y", concat({"predicted ", data.target.name}), data.target.unit}};
}

void add_sides(const SideFacts& raw, const SideFacts& scaled, Result& result) {
  TableBuilder table("sides", "Raw inputs, then scaled inputs",
                     {{"lambdaMax", "\\lambda_{\\max}", "largest curvature at the minimum", ""},
                      {"lambdaMin", "\\lambda_{\\min}", "smallest curvature at the minimum", ""},
                      {"condition", "\\kappa", "condition number λmax/λmin", ""},
                      {"valley", "\\sqrt\\kappa", "how many times as long as wide a contour line is", ""},
                      {"stableRate", "2/\\lambda_{\\max}", "largest stable learning rate", ""},
                      {"rate", "\\eta", "learning rate", ""},
                      {"hessian.xx", "H_{11}", "curvature in the first weight", ""},
                      {"hessian.xy", "H_{12}", "mixed second derivative", ""},
                      {"hessian.yy", "H_{22}", "curvature in the second weight", ""},
                      {"minimum.x", "w_1^*", "first weight of the minimum", ""},
                      {"minimum.y", "w_2^*", "second weight of the minimum", ""},
                      {"start.x", "", "first weight of the start", ""},
                      {"start.y", "", "second weight of the start", ""},
                      {"steps", "", "updates made", ""},
                      {"reachedAt", "", "arrived at step", ""},
                      {"divergedAt", "", "lost at step", ""},
                      {"needed", "", "steps that gradient descent needs at this rate", ""},
                      {"left", "", "share of the way that is left", ""},
                      {"span.x", "", "half width of the picture, in standard deviations", ""},
                      {"span.y", "", "half height of the picture, in standard deviations", ""},
                      {"undividedRate", "", "largest rate for what the rule does not divide", ""}});
  table.add_row(row_of(raw));
  table.add_row(row_of(scaled));
  table.append_to(result);
}

void add_inputs(const TerrainData& data, Result& result) {
  TableBuilder table("inputs", "The two inputs, then the target",
                     {{"mean", "\\mu", "mean", ""},
                      {"deviation", "\\sigma", "standard deviation", ""},
                      {"low", "", "smallest", ""},
                      {"high", "", "largest", ""},
                      {"rawDivisor", "", "divided by, raw", ""},
                      {"scaledDivisor", "", "divided by, scaled", ""}});
  for (std::size_t k = 0; k < 2; ++k) {
    const TerrainColumn& input = data.inputs[k];
    table.add_row({input.mean, input.deviation, input.low, input.high, k == 1 ? data.unit : 1, input.divisor});
  }
  const TerrainColumn& target = data.target;
  table.add_row({target.mean, target.deviation, target.low, target.high, target.divisor, target.divisor});
  table.append_to(result);
}

void add_facts(const TerrainModel& model, const TerrainData& data, const Eigen::Vector2d& start, Result& result) {
  double correlation = 0;
  for (std::size_t i = 0; i < data.rows(); ++i) correlation += data.x[0][i] * data.x[1][i];
  const double lowest = model.value(model.minimum()), spread = data.target.deviation / data.target.divisor;
  TableBuilder table(
      "facts", "What holds for both",
      {{"rows", "n", "rows", ""},
       {"correlation", "r", "correlation of the two inputs", ""},
       {"lowest", "L_{\\min}", "lowest loss", ""},
       {"error", "", "typical error at the minimum", data.target.unit},
       {"start.x", "u_1", "start, for a standard deviation of the first input", ""},
       {"start.y", "u_2", "start, for a standard deviation of the second input", ""},
       {"minimum.x", "u_1^*", "minimum, for a standard deviation of the first input", ""},
       {"minimum.y", "u_2^*", "minimum, for a standard deviation of the second input", ""},
       {"skipped", "", "rows left out for want of a number", ""},
       {"person.x", "x_1", concat({data.inputs[0].name, " of the person asked for"}), data.inputs[0].unit},
       {"person.y", "x_2", concat({data.inputs[1].name, " of the person asked for"}), data.inputs[1].unit},
       {"prediction", "\\hat y", concat({data.target.name, ", predicted at the lowest point"}), data.target.unit},
       {"known", "y", concat({data.target.name, ", as in the table"}), data.target.unit}});
  table.add_row({static_cast<double>(data.rows()), correlation / static_cast<double>(data.rows()),
                 spread * spread * lowest, data.target.deviation * std::sqrt(lowest), start.x(), start.y(),
                 model.minimum().x(), model.minimum().y(), static_cast<double>(data.skipped), data.person[0],
                 data.person[1], data.target.mean + data.target.deviation * model.prediction(model.minimum()),
                 data.known});
  table.append_to(result);
}

}  // namespace descent
