#include "descent/experiment/basins.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include "descent/base/random.h"
#include "descent/experiment/course.h"
#include "descent/experiment/grid.h"

namespace descent {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// Starts that walk together. What they need (position, gradient, two states of the rule, the watch) fits into the
/// fastest cache, so that all steps of a block are made while it lies there.
constexpr std::size_t block_size = 512;

/// Which starts of a block are where they belong, in float and several at a time.
class Watch {
 public:
  Watch(const Surface& surface, double radius)
      : minima_(surface.minima()),
        region_(surface.region()),
        middle_x_(static_cast<float>((region_.x_min + region_.x_max) / 2)),
        middle_y_(static_cast<float>((region_.y_min + region_.y_max) / 2)),
        reach2_(square(static_cast<float>(Racer::far * diagonal(region_)))),
        radius2_(square(static_cast<float>(radius * diagonal(region_)))) {}

  void begin(std::size_t size) {
    std::fill_n(since_, size, waiting);
    std::fill_n(lost_, size, 0.0F);
  }

  /// Positions after `step` updates.
  void see(std::span<const float> x, std::span<const float> y, float step) {
    for (std::size_t i = 0; i < x.size(); ++i) {
      const float far2 = square(x[i] - middle_x_) + square(y[i] - middle_y_);
      lost_[i] = far2 <= reach2_ ? lost_[i] : 1.0F;  // so that NaN counts as too far
    }
    if (minima_.empty()) return see_leaving(x, y, step);
    std::fill_n(nearest2_, x.size(), std::numeric_limits<float>::infinity());
    for (const Minimum& minimum : minima_) {
      const float mx = static_cast<float>(minimum.x), my = static_cast<float>(minimum.y);
      for (std::size_t i = 0; i < x.size(); ++i) {
        const float distance2 = square(x[i] - mx) + square(y[i] - my);
        nearest2_[i] = distance2 < nearest2_[i] ? distance2 : nearest2_[i];
      }
    }
    for (std::size_t i = 0; i < x.size(); ++i) {
      const float arrived = since_[i] < step ? since_[i] : step;
      since_[i] = nearest2_[i] <= radius2_ ? arrived : waiting;
    }
  }

  /// A gradient that is no number to go on with.
  void see_gradients(std::span<const float> gx, std::span<const float> gy) {
    for (std::size_t i = 0; i < gx.size(); ++i) {
      lost_[i] = gx[i] * 0 + gy[i] * 0 == 0 ? lost_[i] : 1.0F;
    }
  }

  /// The minimum, NaN for none, and the step from which on it stayed there; without minima, that of leaving the region.
  std::pair<double, double> verdict(std::size_t i, float x, float y) const {
    if (since_[i] == waiting || (lost_[i] > 0 && !minima_.empty())) return {missing, missing};
    const double step = static_cast<double>(since_[i]);
    return {nearest_minimum(minima_, static_cast<double>(x), static_cast<double>(y)).index, step};
  }

  const std::vector<Minimum>& minima() const { return minima_; }
  const Region& region() const { return region_; }

 private:
  static constexpr float waiting = std::numeric_limits<float>::infinity();
  static float square(float v) { return v * v; }

  void see_leaving(std::span<const float> x, std::span<const float> y, float step) {
    const float left = static_cast<float>(region_.x_min), right = static_cast<float>(region_.x_max);
    const float bottom = static_cast<float>(region_.y_min), top = static_cast<float>(region_.y_max);
    for (std::size_t i = 0; i < x.size(); ++i) {
      const bool inside = x[i] >= left && x[i] <= right && y[i] >= bottom && y[i] <= top;
      if (!inside) since_[i] = std::min(since_[i], step);
    }
  }

  std::vector<Minimum> minima_;
  Region region_;
  float middle_x_, middle_y_, reach2_, radius2_;
  float since_[block_size], lost_[block_size], nearest2_[block_size];
};

class BasinsRun final : public Run {
 public:
  explicit BasinsRun(const Value& spec)
      : spec_(spec),
        surface_(make_surface(spec["surface"])),
        schedule_(make_schedule(spec["optimizer"]["schedule"])),
        watch_(*surface_, spec["radius"].number()),
        steps_(spec["steps"].count()),
        grid_("grid", "Where each start ends",
              {{"minimum", "", "minimum reached", ""}, {"steps", "", "steps to arrive", "updates"}}) {
    const Value::Array& window = spec["window"].array();
    x_ = {"x", window[0].number(), window[1].number(), spec["columns"].count()};
    y_ = {"y", window[2].number(), window[3].number(), spec["rows"].count()};
    grid_.reserve(starts());
  }

  double advance(std::int64_t work) override {
    while (work > 0 && grid_.rows() < starts()) {
      const std::size_t size = std::min(block_size, starts() - grid_.rows());
      walk(grid_.rows(), size);
      work -= static_cast<std::int64_t>(size * steps_);
    }
    return static_cast<double>(grid_.rows()) / static_cast<double>(starts());
  }

  Result end() override {
    Result result;
    result.spec = spec_;
    if (grid_.rows() == starts()) grid_.set_axes(x_, y_);
    grid_.append_to(result);
    add_minima(watch_.minima(), result);
    add_region(watch_.region(), result);
    add_shares(result);
    return result;
  }

 private:
  std::size_t starts() const { return x_.count * y_.count; }

  /// All steps of the starts first … first + size − 1.
  void walk(std::size_t first, std::size_t size) {
    const std::span<float> params(params_, 2 * size), grads(grads_, 2 * size), point(point_, 2 * size);
    const std::span<float> x = params.first(size), y = params.last(size);
    for (std::size_t i = 0; i < size; ++i) {
      x[i] = static_cast<float>(grid_point(x_, (first + i) % x_.count));
      y[i] = static_cast<float>(grid_point(y_, (first + i) / x_.count));
    }
    const auto optimizer = make_optimizer<float>(spec_["optimizer"], params.size());
    const std::span<const float> looked = optimizer->looks_ahead() ? point : params;
    const double noise = spec_["noise"].number(), rate = spec_["optimizer"]["learningRate"].number();
    const std::size_t batch = spec_["optimizer"]["batch"].count();
    Random random(static_cast<std::uint64_t>(spec_["seed"].number()), 1);
    watch_.begin(size);
    watch_.see(x, y, 0);
    for (std::size_t t = 0; t < steps_; ++t) {
      if (optimizer->looks_ahead()) optimizer->gradient_point(params, point);
      surface_->gradients(looked.first(size), looked.last(size), grads.first(size), grads.last(size));
      if (noise > 0) {
        double sum[2] = {};
        for (std::size_t draw = 0; draw < batch; ++draw) {
          for (double& component : sum) component += random.normal();
        }
        const double share = static_cast<double>(batch);
        add(grads.first(size), static_cast<float>(noise * (sum[0] / share)));
        add(grads.last(size), static_cast<float>(noise * (sum[1] / share)));
      }
      watch_.see_gradients(grads.first(size), grads.last(size));
      optimizer->step(params, grads, static_cast<float>(rate * schedule_->factor(t, steps_)));
      watch_.see(x, y, static_cast<float>(t + 1));
    }
    for (std::size_t i = 0; i < size; ++i) {
      const auto [minimum, steps] = watch_.verdict(i, x[i], y[i]);
      grid_.add_row({minimum, steps});
    }
  }

  static void add(std::span<float> values, float term) {
    for (float& value : values) value += term;
  }

  /// A row for each minimum, then one for the starts that reach none.
  void add_shares(Result& result) const {
    TableBuilder shares("share", "Share of the starts",
                        {{"minimum", "", "minimum", ""},
                         {"share", "", "share of the starts", ""},
                         {"steps", "", "steps to arrive, on average", "updates"}});
    const std::size_t count = watch_.minima().size();
    std::vector<double> starts(count + 1), steps(count + 1);
    for (std::size_t row = 0; row < grid_.rows(); ++row) {
      const double minimum = grid_.at(row, 0);
      const std::size_t k = std::isnan(minimum) ? count : static_cast<std::size_t>(minimum);
      starts[k] += 1;
      steps[k] += grid_.at(row, 1);
    }
    for (std::size_t k = 0; k <= count; ++k) {
      const double share = starts[k] / static_cast<double>(std::max<std::size_t>(1, grid_.rows()));
      shares.add_row(
          {k < count ? static_cast<double>(k) : missing, share, starts[k] > 0 ? steps[k] / starts[k] : missing});
    }
    shares.append_to(result);
  }

  Value spec_;
  std::unique_ptr<Surface> surface_;
  std::unique_ptr<Schedule> schedule_;
  Watch watch_;
  std::size_t steps_;
  Axis x_, y_;
  TableBuilder grid_;
  alignas(64) float params_[2 * block_size], grads_[2 * block_size], point_[2 * block_size];
};

Parameter optimizer_parameter() {
  return {.id = "optimizer",
          .label = "optimizer",
          .help = "The rule that every start follows, with its learning rate.",
          .kind = Kind::part,
          .default_value = "gd",
          .family = "optimizer"};
}

}  // namespace

Experiment basins_experiment() {
  return {{.id = "basins",
           .title = "Basins of attraction",
           .help = "The same optimizer from every point of a grid: which minimum it ends in, and how soon.",
           .parameters = {surface_parameter(), optimizer_parameter(), steps_parameter(200), noise_parameter(),
                          seed_parameter(), radius_parameter(),
                          grid_parameter("columns", "columns", "Starts along x.", 128, 512),
                          grid_parameter("rows", "rows", "Starts along y.", 128, 512), window_parameter()}},
          complete_window,
          [](const Value& spec) -> std::unique_ptr<Run> { return std::make_unique<BasinsRun>(spec); }};
}

}  // namespace descent
