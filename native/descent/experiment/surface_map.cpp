#include "descent/experiment/surface_map.h"

#include "descent/base/format.h"
#include "descent/experiment/course.h"

namespace descent {
namespace {

class SurfaceRun final : public Run {
 public:
  explicit SurfaceRun(const Value& spec)
      : spec_(spec),
        surface_(make_surface(spec["surface"])),
        columns_(spec["columns"].count()),
        rows_(spec["rows"].count()),
        grid_("grid", "Surface", {{"value", "f", "loss", ""}}) {
    const Value::Array& window = spec["window"].array();
    x_ = {"x", window[0].number(), window[1].number(), columns_};
    y_ = {"y", window[2].number(), window[3].number(), rows_};
    grid_.reserve(columns_ * rows_);
  }

  double advance(std::int64_t work) override {
    for (; work > 0 && grid_.rows() < columns_ * rows_; --work) {
      const std::size_t k = grid_.rows();
      grid_.add_row({surface_->value(at(x_, k % columns_), at(y_, k / columns_))});
    }
    return static_cast<double>(grid_.rows()) / static_cast<double>(columns_ * rows_);
  }

  Result end() override {
    Result result;
    result.spec = spec_;
    if (grid_.rows() == columns_ * rows_) grid_.set_axes(x_, y_);
    grid_.append_to(result);
    add_minima(surface_->minima(), result);
    TableBuilder starts("starts", "Starts", {{"x", "x", "x", ""}, {"y", "y", "y", ""}});
    for (const Eigen::Vector2d& start : surface_->starts()) starts.add_row({start.x(), start.y()});
    starts.append_to(result);
    const Region r = surface_->region();
    TableBuilder region(
        "region", "Region",
        {{"xMin", "", "left", ""}, {"xMax", "", "right", ""}, {"yMin", "", "bottom", ""}, {"yMax", "", "top", ""}});
    region.add_row({r.x_min, r.x_max, r.y_min, r.y_max});
    region.append_to(result);
    return result;
  }

 private:
  /// The ends exactly, whatever the rounding between them.
  static double at(const Axis& axis, std::size_t k) {
    const double share = static_cast<double>(k) / static_cast<double>(axis.count - 1);
    return axis.min * (1 - share) + axis.max * share;
  }

  Value spec_;
  std::unique_ptr<Surface> surface_;
  std::size_t columns_, rows_;
  Axis x_, y_;
  TableBuilder grid_;
};

Parameter grid_parameter(Text id, Text label, Text help) {
  return {.id = id,
          .label = label,
          .help = help,
          .kind = Kind::integer,
          .min = 2,
          .max = 1024,
          .slider_min = 16,
          .slider_max = 512,
          .default_value = 160,
          .step = 1};
}

Expected<Value> complete(Value spec) {
  if (auto error = refuse_surface(spec["surface"], "surface")) return *error;
  if (spec["window"].is_null()) {
    const Region r = make_surface(spec["surface"])->region();
    spec.set("window", Value::array({r.x_min, r.x_max, r.y_min, r.y_max}));
  }
  const Value::Array& window = spec["window"].array();
  for (std::size_t i = 0; i < 4; i += 2) {
    const double low = window[i].number(), high = window[i + 1].number();
    if (!(low < high)) {
      return Error{"window[" + std::to_string(i + 1) + "]", "out-of-range",
                   std::string(i == 0 ? "The right" : "The top") + " edge of the window must be above " +
                       format_number(low) + ", not " + format_number(high) + "."};
    }
  }
  return spec;
}

}  // namespace

Experiment surface_experiment() {
  return {{.id = "surface",
           .title = "Surface",
           .help = "A surface's values on a grid, with its minima and starts.",
           .parameters = {surface_parameter(),
                          grid_parameter("columns", "columns", "Grid points along x."),
                          grid_parameter("rows", "rows", "Grid points along y."),
                          {.id = "window",
                           .label = "window",
                           .help = "Left, right, bottom and top of the grid; without them, the surface's own region.",
                           .kind = Kind::numbers,
                           .min = -1e6,
                           .max = 1e6,
                           .min_count = 4,
                           .max_count = 4}}},
          complete,
          [](const Value& spec) -> std::unique_ptr<Run> { return std::make_unique<SurfaceRun>(spec); }};
}

}  // namespace descent
