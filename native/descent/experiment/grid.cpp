#include "descent/experiment/grid.h"

#include "descent/base/format.h"

namespace descent {

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
