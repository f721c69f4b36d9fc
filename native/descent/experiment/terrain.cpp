#include "descent/experiment/terrain.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>
#include <utility>

#include "descent/base/format.h"
#include "descent/data/table_columns.h"
#include "descent/experiment/grid.h"
#include "descent/experiment/terrain_parameters.h"
#include "descent/experiment/terrain_tables.h"

namespace descent {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// How far the default start lies from the minimum, and the edges of the picture, in standard deviations.
constexpr double start_x = 0.75, start_y = -1.15, half_width = 1.4;
/// A rule without a largest stable rate moves each weight about as far as its rate: this share of the way by default.
constexpr double step_share = 0.02;

TerrainModel make_model(const TerrainData& data, const Value& spec) {
  if (spec["model"].string() == "linear") return TerrainModel(data);
  return TerrainModel(data, static_cast<std::uint64_t>(spec["seed"].number()), spec["neuron"].count() - 1);
}

/// Data, model and both sides, from a resolved spec whose data terrain_data() takes.
struct Terrain {
  Terrain(const Value& spec, TerrainData the_data)
      : data(std::move(the_data)),
        model(make_model(data, spec)),
        raw(model, data, TerrainSide::raw),
        scaled(model, data, TerrainSide::scaled) {}
  Terrain(const Terrain&) = delete;

  /// The start of a spec, in standard deviations.
  Eigen::Vector2d start(const Value& spec) const {
    if (spec["start"].is_null()) return model.minimum() + Eigen::Vector2d(start_x, start_y);
    const Value::Array& given = spec["start"].array();
    const Eigen::Vector2d at(given[0].number(), given[1].number());
    const std::string& on = spec["startOn"].string();
    return on == "raw" ? raw.deviations(at) : on == "scaled" ? scaled.deviations(at) : at;
  }

  double stable_rate(const Value& spec, const TerrainSide& side) const {
    return make_optimizer<double>(spec["optimizer"], 2)
        ->stable_rate(Curvatures(side.hessian(side.weights(model.minimum()))).max);
  }

  double undivided_rate(const Value& spec, const TerrainSide& side) const {
    return make_optimizer<double>(spec["optimizer"], 2)
        ->undivided_rate(Curvatures(side.hessian(side.weights(model.minimum()))).max);
  }

  /// What a side gets when each has its own rate.
  double own_rate(const Value& spec, const TerrainSide& side) const {
    double largest = stable_rate(spec, side);
    if (std::isnan(largest)) {
      // Nor more than the rule stands in what it does not divide.
      const Eigen::Vector2d way = side.weights(start(spec) - model.minimum());
      largest = std::min(step_share * std::max(std::fabs(way.x()), std::fabs(way.y())), undivided_rate(spec, side));
    }
    return spec["multiple"].number() * largest;
  }

  TerrainData data;
  TerrainModel model;
  TerrainSide raw, scaled;
};

/// The picture of one side: the minimum in the middle.
std::pair<Axis, Axis> axes_of(const TerrainSide& side, const TerrainData& data, TerrainSide::Kind kind, bool equal,
                              std::size_t points) {
  const Eigen::Vector2d middle = side.weights(side.model.minimum());
  Eigen::Vector2d half = half_width * side.stretch;
  if (equal) half.setConstant(half.maxCoeff());
  return {{weight_column(data, kind, 0, "").label, middle.x() - half.x(), middle.x() + half.x(), points},
          {weight_column(data, kind, 1, "").label, middle.y() - half.y(), middle.y() + half.y(), points}};
}

/// One side with its grid and its walk.
class Half {
 public:
  Half(const Value& spec, const Terrain& terrain, TerrainSide::Kind kind)
      : terrain_(terrain),
        side_(kind == TerrainSide::raw ? terrain.raw : terrain.scaled),
        grid_(concat({"grid.", name(kind)}), concat({"Loss over the weights, ", name(kind), " inputs"}),
              {{"value", "L", "loss", ""}}),
        path_(name(kind), concat({"The walk on ", name(kind), " inputs"}), walk_columns(terrain.data, kind)),
        start_(terrain.start(spec)),
        rate_(spec["rateMode"].string() == "same" ? spec["rate"].number() : terrain.own_rate(spec, side_)),
        tolerance_(spec["tolerance"].number()),
        stable_rate_(terrain.stable_rate(spec, side_)),
        undivided_rate_(terrain.undivided_rate(spec, side_)),
        walk_(side_, path_, spec["optimizer"], rate_, start_, spec["steps"].count(), tolerance_) {
    const bool equal = spec["axes"].string() == "equal";
    std::tie(x_, y_) = axes_of(side_, terrain.data, kind, equal, spec["points"].count());
    const Value& rule = spec["optimizer"];
    plain_ = rule["id"].string() == "gd" && rule["schedule"]["id"].string() == "constant" && rule["l2"].number() == 0;
    grid_.reserve(points());
  }

  /// Does about `work`, and takes it away; a point of the grid or a step looks at every row.
  void advance(std::int64_t& work) {
    const auto cost = static_cast<std::int64_t>(terrain_.data.rows());
    for (; work > 0 && grid_.rows() < points(); work -= cost) {
      const std::size_t k = grid_.rows();
      grid_.add_row({side_.loss({grid_point(x_, k % x_.count), grid_point(y_, k / x_.count)})});
    }
    for (; work > 0 && !walk_.done(); work -= cost) walk_.step();
  }

  double progress() const {
    const double all = static_cast<double>(points());
    return walk_.done() && grid_.rows() == points() ? 1 : 0.9 * static_cast<double>(grid_.rows()) / all;
  }

  void append_to(Result& result) {
    if (grid_.rows() == points()) grid_.set_axes(x_, y_);
    grid_.append_to(result);
    path_.append_to(result);
  }

  SideFacts facts() const {
    const Eigen::Vector2d minimum = side_.weights(terrain_.model.minimum());
    const Hessian h = side_.hessian(minimum);
    const bool closed = plain_ && terrain_.model.linear();
    return {Curvatures(h),
            h,
            stable_rate_,
            rate_,
            minimum,
            side_.weights(start_),
            static_cast<double>(walk_.steps()),
            walk_.reached(),
            walk_.lost() ? static_cast<double>(walk_.steps() + 1) : missing,
            closed ? steps_needed(side_, start_, rate_, tolerance_) : missing,
            walk_.left(),
            side_.deviations({(x_.max - x_.min) / 2, (y_.max - y_.min) / 2}),
            std::isfinite(undivided_rate_) ? undivided_rate_ : missing};
  }

 private:
  static const char* name(TerrainSide::Kind kind) { return kind == TerrainSide::raw ? "raw" : "scaled"; }
  std::size_t points() const { return x_.count * y_.count; }

  const Terrain& terrain_;
  const TerrainSide& side_;
  TableBuilder grid_, path_;
  Eigen::Vector2d start_;
  double rate_, tolerance_, stable_rate_, undivided_rate_;
  TerrainWalk walk_;
  bool plain_ = false;
  Axis x_, y_;
};

class TerrainRun final : public Run {
 public:
  TerrainRun(const Value& spec, std::unique_ptr<const Terrain> terrain)
      : spec_(spec),
        terrain_(std::move(terrain)),
        raw_(spec, *terrain_, TerrainSide::raw),
        scaled_(spec, *terrain_, TerrainSide::scaled) {}

  double advance(std::int64_t work) override {
    raw_.advance(work);
    scaled_.advance(work);
    return (raw_.progress() + scaled_.progress()) / 2;
  }

  Result end() override {
    Result result;
    result.spec = spec_;
    raw_.append_to(result);
    scaled_.append_to(result);
    add_sides(raw_.facts(), scaled_.facts(), result);
    add_columns(terrain_->data.table, result);
    add_inputs(terrain_->data, result);
    add_facts(terrain_->model, terrain_->data, terrain_->start(spec_), result);
    return result;
  }

 private:
  Value spec_;
  std::unique_ptr<const Terrain> terrain_;
  Half raw_, scaled_;
};

/// Judges a spec and completes it; what was read and trained for that is what is walked on.
Expected<std::unique_ptr<const Terrain>> judge(Value& spec) {
  Expected<TerrainData> data = terrain_data(spec);
  if (!data) return data.error();
  auto terrain = std::make_unique<const Terrain>(spec, std::move(data.value()));
  if (!terrain->model.has_minimum()) {
    return Error{"seed", "no-minimum",
                 "The loss over the two weights of this hidden unit goes down for ever; another seed or another hidden "
                 "unit has a lowest point."};
  }
  if (spec["rate"].is_null()) spec.set("rate", terrain->own_rate(spec, terrain->raw));
  if (spec["start"].is_null()) {
    const Eigen::Vector2d start = terrain->start(spec);
    spec.set("start", Value::array({start.x(), start.y()}));
    spec.set("startOn", "deviations");
  }
  Value::Array columns;
  for (std::size_t k : terrain->data.columns) columns.push_back(static_cast<double>(k));
  spec.set("columns", Value(std::move(columns)));
  return terrain;
}

Expected<Value> complete(Value spec) {
  const auto terrain = judge(spec);
  if (!terrain) return terrain.error();
  return spec;
}

Expected<std::unique_ptr<Run>> begin(Value spec) {
  auto terrain = judge(spec);
  if (!terrain) return terrain.error();
  return std::unique_ptr<Run>(std::make_unique<TerrainRun>(spec, std::move(terrain.value())));
}

std::unique_ptr<Run> start(const Value& spec) { return std::move(begin(spec).value()); }

}  // namespace

Experiment terrain_experiment() {
  return {
      {.id = "terrain",
       .title = "Terrain",
       .help = "The loss over two weights for raw and for scaled inputs, its curvatures, and the way of an optimizer "
               "on each.",
       .parameters = terrain_parameters()},
      complete,
      start,
      {},
      begin};
}

}  // namespace descent
