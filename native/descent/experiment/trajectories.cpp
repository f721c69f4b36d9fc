#include "descent/experiment/trajectories.h"

#include "descent/base/constant.h"
#include "descent/experiment/basin_walk.h"
#include "descent/experiment/course.h"

namespace descent {
namespace {

/// One optimizer's way: a block with a single start.
class Way {
 public:
  Way(const Value& spec, const Value& part, std::size_t index, const Surface& surface)
      : walk_(spec, part, surface),
        table_("trajectory." + std::to_string(index), std::string(optimizer_part(part["id"].string()).descriptor.title),
               {{"step", "t", "step", ""}, {"x", "x", "x", ""}, {"y", "y", "y", ""}}) {
    table_.reserve(spec["steps"].count() + 1);
    const Value::Array& start = spec["start"].array();
    walk_.x()[0] = static_cast<float>(start[0].number());
    walk_.y()[0] = static_cast<float>(start[1].number());
    walk_.begin(1);
  }

  bool done() const { return walk_.done() || walk_.lost(0); }
  double progress() const { return done() ? 1 : walk_.progress(); }

  void step() {
    const BasinWalk::Position at = walk_.at(0);
    // It looks at where it is before it goes on.
    walk_.advance(1);
    if (!walk_.lost(0)) {
      table_.add_row({static_cast<double>(table_.rows()), static_cast<double>(at.x), static_cast<double>(at.y)});
    }
  }

  void append_to(Result& result) const { table_.append_to(result); }
  End end() const { return walk_.end(0); }

 private:
  BasinWalk walk_;
  TableBuilder table_;
};

class TrajectoriesRun final : public Run {
 public:
  explicit TrajectoriesRun(const Value& spec) : spec_(spec), surface_(make_surface(spec["surface"])) {
    const Value::Array& optimizers = spec["optimizers"].array();
    for (std::size_t k = 0; k < optimizers.size(); ++k) {
      ways_.push_back(std::make_unique<Way>(spec, optimizers[k], k, *surface_));
    }
  }

  double advance(std::int64_t work) override {
    double progress = 0;
    for (auto& way : ways_) {
      for (; work > 0 && !way->done(); --work) way->step();
      progress += way->progress();
    }
    return progress / static_cast<double>(ways_.size());
  }

  Result end() override {
    Result result;
    result.spec = spec_;
    for (const auto& way : ways_) way->append_to(result);
    TableBuilder ends("ends", "Where each way leads",
                      {{"minimum", "", "minimum reached, the first is 0", ""},
                       {"steps", "", surface_->minima().empty() ? "steps to get away" : "steps to arrive", "updates"},
                       {"lost", "", "lost at step", ""}});
    for (const auto& way : ways_) {
      const End end = way->end();
      ends.add_row({end.minimum, end.steps, end.lost});
    }
    ends.append_to(result);
    return result;
  }

 private:
  Value spec_;
  std::unique_ptr<Surface> surface_;
  std::vector<std::unique_ptr<Way>> ways_;  // pointers: each has the arrays of a whole block in it
};

/// Outside the region, too: a map may show more than that.
constexpr Parameter anywhere() {
  Parameter start = start_parameter();
  start.help = "Where they start, x and y; without one, the surface's own first start.";
  start.min = -1e6;
  start.max = 1e6;
  return start;
}

constexpr Experiment experiment() {
  return {
      {.id = "trajectories",
       .title = "Trajectories from one start",
       .help = "The way of each optimizer from one start, with the numbers of the map: where it leads, and how soon.",
       .parameters = {surface_parameter(), optimizers_parameter(), anywhere(), steps_parameter(200), noise_parameter(),
                      seed_parameter(), radius_parameter()}},
      complete_start,
      [](const Value& spec) -> std::unique_ptr<Run> { return std::make_unique<TrajectoriesRun>(spec); }};
}

}  // namespace

Experiment trajectories_experiment() { return constant<experiment>; }

}  // namespace descent
