#include "descent/experiment/course.h"

#include <cmath>

#include "descent/base/format.h"

namespace descent {

Expected<Value> complete_start(Value spec) {
  Expected<Value> complete = complete_surface(spec["surface"], "surface");
  if (!complete) return complete;
  spec.set("surface", std::move(complete.value()));
  if (spec["start"].is_null()) {
    const Eigen::Vector2d first = make_surface(spec["surface"])->starts().front();
    spec.set("start", Value::array({first.x(), first.y()}));
  }
  return spec;
}

Expected<Value> complete_course(Value wanted) {
  Expected<Value> complete = complete_start(std::move(wanted));
  if (!complete) return complete;
  const Value& spec = complete.value();
  const Region region = make_surface(spec["surface"])->region();
  const double low[] = {region.x_min, region.y_min}, high[] = {region.x_max, region.y_max};
  for (std::size_t i = 0; i < 2; ++i) {
    const double given = spec["start"].array()[i].number();
    if (given < low[i] || given > high[i]) {
      return Error{"start[" + std::to_string(i) + "]", "out-of-range",
                   std::string(i == 0 ? "x" : "y") + " of the start must be within this surface's region, at least " +
                       format_number(low[i]) + " and at most " + format_number(high[i]) + ", not " +
                       format_number(given) + "."};
    }
  }
  return complete;
}

Track::Track(const Value& spec)
    : surface(make_surface(spec["surface"])),
      minima(surface->minima()),
      region(surface->region()),
      radius(spec["radius"].number() * diagonal(region)),
      course{surface.get(),
             {spec["start"].array()[0].number(), spec["start"].array()[1].number()},
             spec["steps"].count(),
             spec["noise"].number(),
             static_cast<std::uint64_t>(spec["seed"].number())} {}

void Arrival::see(const Racer& racer) {
  if (track_.minima.empty()) {
    if (std::isnan(step_) && !track_.inside(racer.x(), racer.y())) step_ = static_cast<double>(racer.steps());
    return;
  }
  const bool near = nearest_minimum(track_.minima, racer.x(), racer.y()).distance <= track_.radius;
  if (!near) {
    step_ = std::numeric_limits<double>::quiet_NaN();
  } else if (std::isnan(step_)) {
    step_ = static_cast<double>(racer.steps());
  }
}

bool Arrival::global(const Racer& racer) const {
  if (std::isnan(step_) || track_.minima.empty()) return false;
  const Nearest nearest = nearest_minimum(track_.minima, racer.x(), racer.y());
  return track_.minima[static_cast<std::size_t>(nearest.index)].global;
}

void add_minima(std::span<const Minimum> minima, Result& result) {
  TableBuilder table(
      "minima", "Minima",
      {{"x", "x", "x", ""}, {"y", "y", "y", ""}, {"value", "f", "value", ""}, {"global", "", "global", ""}});
  for (const Minimum& m : minima) table.add_row({m.x, m.y, m.value, m.global ? 1.0 : 0.0});
  table.append_to(result);
}

}  // namespace descent
