#include "descent/experiment/basins.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "descent/experiment/basin_walk.h"
#include "descent/experiment/course.h"
#include "descent/experiment/grid.h"

namespace descent {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// What can become of a start, in the column `outcome`.
enum Outcome { in_a_minimum, got_away, nowhere, lost };

/// One optimizer's map.
class Map {
 public:
  Map(const Value& spec, std::size_t index, const Surface& surface, const Axis& x, const Axis& y)
      : name_(std::to_string(index)),
        title_(optimizer_part(spec["optimizers"].array()[index]["id"].string()).descriptor.title),
        walk_(spec, spec["optimizers"].array()[index], surface),
        minima_(surface.minima().size()),
        x_(x),
        y_(y),
        grid_("grid." + name_, title_ + ": where each start ends",
              {{"minimum", "", "minimum reached, the first is 0", ""},
               {"steps", "", minima_ > 0 ? "steps to arrive" : "steps to get away", "updates"},
               {"lost", "", "lost at step", ""}}) {
    grid_.reserve(starts());
  }

  bool done() const { return grid_.rows() == starts(); }
  double progress() const {
    const double walking = walk_.done() ? 0 : walk_.progress() * static_cast<double>(walk_.size());
    return (static_cast<double>(grid_.rows()) + walking) / static_cast<double>(starts());
  }

  /// About `work` steps, counted for each start; how many were made.
  std::int64_t advance(std::int64_t work) {
    if (walk_.done()) line_up();
    const std::int64_t made = walk_.advance(work);
    if (walk_.done()) {
      for (std::size_t i = 0; i < walk_.size(); ++i) {
        const End end = walk_.end(i);
        grid_.add_row({end.minimum, end.steps, end.lost});
      }
    }
    return made;
  }

  void append_to(Result& result) {
    if (done()) grid_.set_axes(x_, y_);
    grid_.append_to(result);
    add_shares(result);
  }

 private:
  std::size_t starts() const { return x_.count * y_.count; }

  /// The next block.
  void line_up() {
    const std::size_t first = grid_.rows(), size = std::min(BasinWalk::block, starts() - first);
    for (std::size_t i = 0; i < size; ++i) {
      walk_.x()[i] = static_cast<float>(grid_point(x_, (first + i) % x_.count));
      walk_.y()[i] = static_cast<float>(grid_point(y_, (first + i) / x_.count));
    }
    walk_.begin(size);
  }

  /// A row for each minimum, or one for those that got away where there is none; then the starts that end nowhere, then
  /// the lost ones.
  void add_shares(Result& result) const {
    TableBuilder shares("share." + name_, title_ + ": share of the starts",
                        {{"outcome", "", "outcome: 0 in a minimum, 1 got away, 2 neither, 3 lost", ""},
                         {"minimum", "", "minimum, the first is 0", ""},
                         {"share", "", "share of the starts", ""},
                         {"steps", "", "steps until then, on average", "updates"}});
    const std::size_t ends = std::max<std::size_t>(1, minima_);
    std::vector<double> count(ends + 2), steps(ends + 2);
    for (std::size_t row = 0; row < grid_.rows(); ++row) {
      const double minimum = grid_.at(row, 0), arrived = grid_.at(row, 1), gone = grid_.at(row, 2);
      const std::size_t end = !std::isnan(gone)     ? ends + 1
                              : std::isnan(arrived) ? ends
                              : std::isnan(minimum) ? 0
                                                    : static_cast<std::size_t>(minimum);
      count[end] += 1;
      steps[end] += std::isnan(gone) ? arrived : gone;
    }
    for (std::size_t end = 0; end < count.size(); ++end) {
      const Outcome outcome = end == ends + 1 ? lost : end == ends ? nowhere : minima_ > 0 ? in_a_minimum : got_away;
      shares.add_row({static_cast<double>(outcome), outcome == in_a_minimum ? static_cast<double>(end) : missing,
                      count[end] / static_cast<double>(std::max<std::size_t>(1, grid_.rows())),
                      count[end] > 0 ? steps[end] / count[end] : missing});
    }
    shares.append_to(result);
  }

  std::string name_, title_;
  BasinWalk walk_;
  std::size_t minima_;
  Axis x_, y_;
  TableBuilder grid_;
};

class BasinsRun final : public Run {
 public:
  explicit BasinsRun(const Value& spec) : spec_(spec), surface_(make_surface(spec["surface"])) {
    const Value::Array& window = spec["window"].array();
    const Axis x{"x", window[0].number(), window[1].number(), spec["columns"].count()};
    const Axis y{"y", window[2].number(), window[3].number(), spec["rows"].count()};
    for (std::size_t k = 0; k < spec["optimizers"].array().size(); ++k) {
      maps_.push_back(std::make_unique<Map>(spec, k, *surface_, x, y));
    }
  }

  double advance(std::int64_t work) override {
    double progress = 0;
    for (auto& map : maps_) {
      while (work > 0 && !map->done()) work -= map->advance(work);
      progress += map->progress();
    }
    return progress / static_cast<double>(maps_.size());
  }

  Result end() override {
    Result result;
    result.spec = spec_;
    for (auto& map : maps_) map->append_to(result);
    add_minima(surface_->minima(), result);
    add_region(surface_->region(), result);
    return result;
  }

 private:
  Value spec_;
  std::unique_ptr<Surface> surface_;
  std::vector<std::unique_ptr<Map>> maps_;
};

Parameter optimizers_parameter() {
  return {.id = "optimizers",
          .label = "optimizers",
          .help = "The rules whose maps are compared, each with a learning rate of its own.",
          .kind = Kind::parts,
          .default_value = Value::array({"gd", "momentum"}),
          .family = "optimizer",
          .min_count = 1,
          .max_count = 4};
}

}  // namespace

Experiment basins_experiment() {
  return {{.id = "basins",
           .title = "Basins of attraction",
           .help = "The same optimizer from every point of a grid: which minimum it ends in, and how soon.",
           .parameters = {surface_parameter(), optimizers_parameter(), steps_parameter(200), noise_parameter(),
                          seed_parameter(), radius_parameter(),
                          grid_parameter("columns", "columns", "Starts along x.", 64, 512),
                          grid_parameter("rows", "rows", "Starts along y.", 64, 512), window_parameter()}},
          complete_window,
          [](const Value& spec) -> std::unique_ptr<Run> { return std::make_unique<BasinsRun>(spec); }};
}

}  // namespace descent
