#pragma once

#include <memory>
#include <span>
#include <vector>

#include "descent/base/error.h"
#include "descent/base/result.h"
#include "descent/experiment/course_parameters.h"
#include "descent/experiment/racer.h"

// What the experiments on a surface have in common beside the knobs (course_parameters.h): how a start is chosen and
// judged, when a racer has arrived.
namespace descent {

/// Refuses a surface that can't be made; fills in the start where there is none.
Expected<Value> complete_start(Value spec);
/// The same, and refuses a start outside the region.
Expected<Value> complete_course(Value spec);

/// A surface and the course on it, from a complete spec.
struct Track {
  explicit Track(const Value& spec);
  Track(const Track&) = delete;

  std::unique_ptr<Surface> surface;
  std::vector<Minimum> minima;
  Region region;
  double radius;  ///< how near to a minimum counts as arrived, in the units of x and y
  Course course;

  bool inside(double x, double y) const {
    return x >= region.x_min && x <= region.x_max && y >= region.y_min && y <= region.y_max;
  }
};

/// Watches one racer for its arrival: the step from which on it stays within the radius of a minimum (of any). Where a
/// surface has no minimum, the step at which it leaves the region.
class Arrival {
 public:
  explicit Arrival(const Track& track) : track_(track) {}
  void see(const Racer& racer);
  /// NaN while it has not arrived.
  double step() const { return step_; }
  /// Whether the racer, as it was seen last, has arrived in a global minimum.
  bool global(const Racer& racer) const;

 private:
  const Track& track_;
  double step_ = std::numeric_limits<double>::quiet_NaN();
};

/// x, y, value and whether it is global, a row each.
void add_minima(std::span<const Minimum> minima, Result& result);

}  // namespace descent
