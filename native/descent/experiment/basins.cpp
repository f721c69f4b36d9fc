#include "descent/experiment/basins.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "descent/base/constant.h"
#include "descent/experiment/basin_walk.h"
#include "descent/experiment/course.h"
#include "descent/experiment/grid.h"

namespace descent {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// What can become of a start, in the column `outcome`.
enum Outcome { in_a_minimum, got_away, nowhere, lost };

constexpr std::size_t blocks(std::size_t starts) { return (starts + BasinWalk::block - 1) / BasinWalk::block; }

std::vector<bool> globals(const std::vector<Minimum>& minima) {
  std::vector<bool> all;
  for (const Minimum& minimum : minima) all.push_back(minimum.global);
  return all;
}

/// One optimizer's map, or a share of it: its blocks of starts are pieces of the work, numbered on from `first`.
class Map {
 public:
  Map(const Value& spec, std::size_t index, const Surface& surface, const Axis& x, const Axis& y, Share share,
      std::size_t first)
      : name_(std::to_string(index)),
        title_(optimizer_part(spec["optimizers"].array()[index]["id"].string()).descriptor.title),
        walk_(spec, spec["optimizers"].array()[index], surface),
        minima_(surface.minima().size()),
        is_global_(globals(surface.minima())),
        x_(x),
        y_(y),
        grid_("grid." + name_, title_ + ": where each start ends",
              {{"x", "x", "x of the start", ""},
               {"y", "y", "y of the start", ""},
               {"minimum", "", "minimum reached, the first is 0", ""},
               {"steps", "", minima_ > 0 ? "steps to arrive" : "steps to get away", "updates"},
               {"lost", "", "lost at step", ""}}),
        share_(share),
        first_(first) {
    for (std::size_t block = 0; block < blocks(starts()); ++block) {
      if (share_.has(first_ + block)) own_ += size_of(block);
    }
    grid_.reserve(own_);
  }

  bool done() const { return grid_.rows() == own_; }
  /// How many starts are this share's, and how many of them are behind it.
  double all() const { return static_cast<double>(own_); }
  double walked() const {
    const double walking = walk_.done() ? 0 : walk_.progress() * static_cast<double>(walk_.size());
    return static_cast<double>(grid_.rows()) + walking;
  }

  /// About `work` steps, counted for each start; how many were made.
  std::int64_t advance(std::int64_t work) {
    if (walk_.done()) line_up();
    const std::int64_t made = walk_.advance(work);
    if (walk_.done()) {
      for (std::size_t i = 0; i < walk_.size(); ++i) {
        const End end = walk_.end(i);
        grid_.add_row(
            {static_cast<double>(walk_.x()[i]), static_cast<double>(walk_.y()[i]), end.minimum, end.steps, end.lost});
      }
    }
    return made;
  }

  void append_to(Result& result) {
    if (grid_.rows() == starts()) grid_.set_axes(x_, y_);
    grid_.append_to(result);
    add_shares(result);
  }

  /// Takes over the blocks of those who had a share, up to the first that is not there yet.
  void take(std::span<const Result> shares) {
    std::vector<std::size_t> taken(shares.size());
    for (; next_ < blocks(starts()); ++next_) {
      const std::size_t owner = (first_ + next_) % shares.size(), from = taken[owner], size = size_of(next_);
      const Result& share = shares[owner];
      const Table& table = share.table("grid." + name_);
      check(table.columns.size() == grid_.width(), "a share of this map");
      if (from + size > table.rows) return;
      std::vector<double> row(grid_.width());
      for (std::size_t i = from; i < from + size; ++i) {
        for (std::size_t k = 0; k < row.size(); ++k) row[k] = share.data[table.offset + k * table.rows + i];
        grid_.add_row(row);
      }
      taken[owner] += size;
    }
  }

 private:
  std::size_t starts() const { return x_.count * y_.count; }
  std::size_t size_of(std::size_t block) const {
    return std::min(BasinWalk::block, starts() - block * BasinWalk::block);
  }

  /// The next block of this share.
  void line_up() {
    while (!share_.has(first_ + next_)) ++next_;
    const std::size_t first = next_ * BasinWalk::block, size = size_of(next_);
    ++next_;
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
      const double minimum = grid_.at(row, 2), arrived = grid_.at(row, 3), gone = grid_.at(row, 4);
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
    TableBuilder goal(
        "goal." + name_, title_ + ": starts that succeed",
        {{"share", "", minima_ > 0 ? "share that ends in a global minimum" : "share that gets away", ""}});
    double reached = 0;
    for (std::size_t end = 0; end < ends; ++end) reached += minima_ == 0 || is_global_[end] ? count[end] : 0;
    goal.add_row({reached / static_cast<double>(std::max<std::size_t>(1, grid_.rows()))});
    goal.append_to(result);
  }

  std::string name_, title_;
  BasinWalk walk_;
  std::size_t minima_;
  std::vector<bool> is_global_;
  Axis x_, y_;
  TableBuilder grid_;
  Share share_;
  std::size_t first_, own_ = 0;
  std::size_t next_ = 0;  ///< block that is walked, or looked for, next
};

class BasinsRun final : public Run {
 public:
  explicit BasinsRun(const Value& spec, Share share = {}) : spec_(spec), surface_(make_surface(spec["surface"])) {
    const Value::Array& window = spec["window"].array();
    const Axis x{"x", window[0].number(), window[1].number(), spec["columns"].count()};
    const Axis y{"y", window[2].number(), window[3].number(), spec["rows"].count()};
    for (std::size_t k = 0; k < spec["optimizers"].array().size(); ++k) {
      maps_.push_back(std::make_unique<Map>(spec, k, *surface_, x, y, share, k * blocks(x.count * y.count)));
    }
  }

  double advance(std::int64_t work) override {
    double walked = 0, all = 0;
    for (auto& map : maps_) {
      while (work > 0 && !map->done()) work -= map->advance(work);
      walked += map->walked();
      all += map->all();
    }
    return all > 0 ? walked / all : 1;
  }

  void take(std::span<const Result> shares) {
    for (auto& map : maps_) map->take(shares);
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

/// A share smaller than this, in updates of a start, is done in one or two slices of a worker's time (7 to 20 ms on
/// most surfaces), and what it takes to start it elsewhere and to merge the maps would tell.
constexpr std::uint64_t smallest_share = 4'000'000;

std::size_t worth(const Value& spec) {
  const std::size_t maps = spec["optimizers"].array().size();
  const std::size_t starts = spec["columns"].count() * spec["rows"].count();
  const std::uint64_t work = std::uint64_t{maps * starts} * spec["steps"].count();  // more than 32 bits may hold
  return static_cast<std::size_t>(std::min<std::uint64_t>(maps * blocks(starts), work / smallest_share));
}

Result merge_maps(const Value& spec, std::span<const Result> shares) {
  BasinsRun whole(spec);
  whole.take(shares);
  return whole.end();
}

constexpr Experiment experiment() {
  return {
      {.id = "basins",
       .title = "Basins of attraction",
       .help = "The same optimizer from every point of a grid: which minimum it ends in, and how soon.",
       .parameters = {surface_parameter(), optimizers_parameter(), steps_parameter(200), noise_parameter(),
                      seed_parameter(), radius_parameter(),
                      grid_parameter("columns", "columns", "Starts along x.", 64, 512),
                      grid_parameter("rows", "rows", "Starts along y.", 64, 512), window_parameter()}},
      complete_window,
      [](const Value& spec) -> std::unique_ptr<Run> { return std::make_unique<BasinsRun>(spec); },
      {worth,
       [](const Value& spec, Share share) -> std::unique_ptr<Run> { return std::make_unique<BasinsRun>(spec, share); },
       merge_maps}};
}

}  // namespace

Experiment basins_experiment() { return constant<experiment>; }

}  // namespace descent
