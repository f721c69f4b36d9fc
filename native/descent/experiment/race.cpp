#include "descent/experiment/race.h"

#include <algorithm>
#include <cmath>

#include "descent/base/constant.h"
#include "descent/base/format.h"
#include "descent/experiment/course.h"

namespace descent {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// Eigenvalues of the Hessian at a point, smallest first.
struct Curvature {
  double min, max;
};

Curvature curvature_at(const Surface& surface, double x, double y) {
  const Eigen::Matrix2d h = surface.hessian(x, y);
  const double mean = (h(0, 0) + h(1, 1)) / 2, half = (h(0, 0) - h(1, 1)) / 2;
  const double spread = std::sqrt(half * half + h(0, 1) * h(0, 1));
  return {mean - spread, mean + spread};
}

Columns columns_for(const Descriptor& optimizer) {
  Columns columns = {
      {"step", "t", "step", ""},
      {"x", "x", "x", ""},
      {"y", "y", "y", ""},
      {"loss", "L", "loss", ""},
      {"gradient.x", "g_x", "gradient, x", ""},
      {"gradient.y", "g_y", "gradient, y", ""},
      {"gradientNorm", "\\lVert g \\rVert", "size of the gradient", ""},
      {"point.x", "", "gradient taken at x", ""},
      {"point.y", "", "gradient taken at y", ""},
      {"rate", "\\eta_t", "learning rate of the update that led here", ""},
      {"distance", "", "distance to the nearest minimum", ""},
      {"nearest", "", "nearest minimum", ""},
      {"curvature", "\\lambda_{\\max}", "largest curvature here", ""},
      {"curvatureMin", "\\lambda_{\\min}", "smallest curvature here", ""},
      {"evaluations", "", "gradients taken so far", ""},
      {"stableRate", "", "largest stable learning rate at the largest curvature here", ""},
      {"noise.x", "", "noise in the gradient, x", ""},
      {"noise.y", "", "noise in the gradient, y", ""},
  };
  for (const Quantity& q : optimizer.quantities) {
    for (const char* axis : {"x", "y"}) {
      columns.push_back({concat({q.id, ".", axis}), concat({q.symbol, "_", axis}), concat({q.label, ", ", axis}), ""});
    }
  }
  return columns;
}

/// A racer with its record.
class Lane {
 public:
  Lane(const Value& part, std::size_t index, const Track& track)
      : track_(track),
        descriptor_(optimizer_part(part["id"].string()).descriptor),
        racer_(part, track.course),
        arrival_(track),
        table_("racer." + std::to_string(index), std::string(descriptor_.title), columns_for(descriptor_)),
        row_(table_.width()) {
    table_.reserve(track.course.steps + 1);
    if (!racer_.lost()) record();
  }

  bool done() const { return racer_.lost() || racer_.steps() == track_.course.steps; }

  void step() {
    if (racer_.step()) record();
  }

  double progress() const {
    return done() ? 1 : static_cast<double>(racer_.steps()) / static_cast<double>(track_.course.steps);
  }

  const TableBuilder& table() const { return table_; }

  std::vector<double> standing() const {
    const Nearest nearest = nearest_minimum(track_.minima, racer_.x(), racer_.y());
    return {static_cast<double>(racer_.steps()),
            racer_.x(),
            racer_.y(),
            racer_.loss(),
            nearest.distance,
            nearest.index,
            arrival_.step(),
            racer_.lost() ? static_cast<double>(racer_.steps() + 1) : missing,
            stable_rate(curvature_),
            curvature_,
            best_loss_};
  }

 private:
  /// NaN where nothing curves upwards, or where the rule knows no bound.
  double stable_rate(double curvature) const {
    return curvature > 0 ? racer_.optimizer().stable_rate(curvature) : missing;
  }

  void record() {
    arrival_.see(racer_);
    best_loss_ = std::min(best_loss_, racer_.loss());
    const Curvature curvature = curvature_at(*track_.surface, racer_.x(), racer_.y());
    // Inside the region only: what a lost racer meets far outside says nothing about the surface that is raced on.
    if (track_.inside(racer_.x(), racer_.y()) && !(curvature_ >= curvature.max)) curvature_ = curvature.max;
    const Nearest nearest = nearest_minimum(track_.minima, racer_.x(), racer_.y());
    const auto [gx, gy] = racer_.gradient();
    const auto [px, py] = racer_.point();
    const auto [nx, ny] = racer_.noise();
    const double fixed[] = {static_cast<double>(racer_.steps()),
                            racer_.x(),
                            racer_.y(),
                            racer_.loss(),
                            gx,
                            gy,
                            std::sqrt(gx * gx + gy * gy),
                            px,
                            py,
                            racer_.rate(),
                            nearest.distance,
                            nearest.index,
                            curvature.max,
                            curvature.min,
                            static_cast<double>(racer_.evaluations()),
                            stable_rate(curvature.max),
                            nx,
                            ny};
    std::copy(std::begin(fixed), std::end(fixed), row_.begin());
    for (std::size_t k = 0; k < descriptor_.quantities.size(); ++k) {
      racer_.optimizer().observe(k, std::span(row_).subspan(std::size(fixed) + 2 * k, 2));
    }
    table_.add_row(row_);
  }

  const Track& track_;
  const Descriptor& descriptor_;
  Racer racer_;
  Arrival arrival_;
  TableBuilder table_;
  std::vector<double> row_;
  double curvature_ = missing;  ///< the largest met inside the region
  double best_loss_ = unbounded;
};

class RaceRun final : public Run {
 public:
  explicit RaceRun(const Value& spec) : spec_(spec), track_(spec) {
    const Value::Array& racers = spec["racers"].array();
    for (std::size_t i = 0; i < racers.size(); ++i) lanes_.push_back(std::make_unique<Lane>(racers[i], i, track_));
  }

  double advance(std::int64_t work) override {
    double progress = 0;
    for (auto& lane : lanes_) {
      for (; work > 0 && !lane->done(); --work) lane->step();
      progress += lane->progress();
    }
    return progress / static_cast<double>(lanes_.size());
  }

  Result end() override {
    Result result;
    result.spec = spec_;
    for (const auto& lane : lanes_) lane->table().append_to(result);
    TableBuilder standings(
        "standings", "Where each racer ended",
        {{"steps", "", "updates made", ""},
         {"x", "x", "x", ""},
         {"y", "y", "y", ""},
         {"loss", "L", "loss", ""},
         {"distance", "", "distance to the nearest minimum", ""},
         {"nearest", "", "nearest minimum", ""},
         {"reachedAt", "", "arrived at step", ""},
         {"divergedAt", "", "lost at step", ""},
         {"stableRate", "", "largest stable learning rate at the largest curvature met inside the region", ""},
         {"curvature", "\\lambda_{\\max}", "largest curvature met inside the region", ""},
         {"bestLoss", "", "lowest loss on the way", ""}});
    for (const auto& lane : lanes_) standings.add_row(lane->standing());
    standings.append_to(result);
    add_minima(track_.minima, result);
    TableBuilder facts("facts", "What holds for the whole race",
                       {{"radius", "", "distance to a minimum that counts as arrived", ""}});
    facts.add_row({track_.radius});
    facts.append_to(result);
    return result;
  }

 private:
  Value spec_;
  Track track_;
  std::vector<std::unique_ptr<Lane>> lanes_;  // pointers: a racer refers to the course inside track_
};

constexpr Experiment experiment() {
  return {{.id = "race",
           .title = "Optimizer race",
           .help = "Optimizers walk down the same surface from the same start, step by step.",
           .parameters = {surface_parameter(), start_parameter(), racers_parameter(), steps_parameter(200),
                          noise_parameter(), seed_parameter(), radius_parameter()}},
          complete_course,
          [](const Value& spec) -> std::unique_ptr<Run> { return std::make_unique<RaceRun>(spec); }};
}

}  // namespace

Experiment race_experiment() { return constant<experiment>; }

}  // namespace descent
