#include "descent/experiment/grid.h"

#include "descent/base/format.h"

namespace descent {

Parameter grid_parameter(Text id, Text label, Text help, int default_value, int max) {
  return {.id = id,
          .label = label,
          .help = help,
          .kind = Kind::integer,
          .min = 2,
          .max = static_cast<double>(max),
          .slider_min = 16,
          .slider_max = static_cast<double>(max / 2),
          .default_value = default_value,
          .step = 1};
}

Parameter window_parameter() {
  return {.id = "window",
          .label = "window",
          .help = "Left, right, bottom and top of the grid; without them, the surface's own region.",
          .kind = Kind::numbers,
          .min = -1e6,
          .max = 1e6,
          .min_count = 4,
          .max_count = 4};
}

Expected<Value> complete_window(Value spec) {
  Expected<Value> complete = complete_surface(spec["surface"], "surface");
  if (!complete) return complete;
  spec.set("surface", std::move(complete.value()));
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

double grid_point(const Axis& axis, std::size_t k) {
  const double share = static_cast<double>(k) / static_cast<double>(axis.count - 1);
  return axis.min * (1 - share) + axis.max * share;
}

void add_region(const Region& region, Result& result) {
  TableBuilder table(
      "region", "Region",
      {{"xMin", "", "left", ""}, {"xMax", "", "right", ""}, {"yMin", "", "bottom", ""}, {"yMax", "", "top", ""}});
  table.add_row({region.x_min, region.x_max, region.y_min, region.y_max});
  table.append_to(result);
}

}  // namespace descent
