#include "descent/experiment/surface_map.h"

#include <algorithm>

#include "descent/base/constant.h"
#include "descent/experiment/course.h"
#include "descent/experiment/grid.h"

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
    // Some points at a time: many a surface is faster so.
    double x[256], y[256], f[256];
    while (work > 0 && grid_.rows() < columns_ * rows_) {
      const std::size_t first = grid_.rows(), size = std::min<std::size_t>(std::size(f), columns_ * rows_ - first);
      for (std::size_t k = 0; k < size; ++k) {
        x[k] = grid_point(x_, (first + k) % columns_);
        y[k] = grid_point(y_, (first + k) / columns_);
      }
      surface_->values({x, size}, {y, size}, {f, size});
      for (std::size_t k = 0; k < size; ++k) grid_.add_row({f[k]});
      work -= static_cast<std::int64_t>(size);
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
    add_region(surface_->region(), result);
    return result;
  }

 private:
  Value spec_;
  std::unique_ptr<Surface> surface_;
  std::size_t columns_, rows_;
  Axis x_, y_;
  TableBuilder grid_;
};

constexpr Experiment experiment() {
  return {{.id = "surface",
           .title = "Surface",
           .help = "A surface's values on a grid, with its minima and starts.",
           .parameters = {surface_parameter(), grid_parameter("columns", "columns", "Grid points along x.", 160, 1024),
                          grid_parameter("rows", "rows", "Grid points along y.", 160, 1024), window_parameter()}},
          complete_window,
          [](const Value& spec) -> std::unique_ptr<Run> { return std::make_unique<SurfaceRun>(spec); }};
}

}  // namespace

Experiment surface_experiment() { return constant<experiment>; }

}  // namespace descent
