#include "descent/experiment/tally.h"

#include <limits>

#include "descent/base/wilson.h"

namespace descent {

std::size_t verdict_class(double share) {
  std::size_t k = 0;
  while (k < verdict_bounds.size() && share >= verdict_bounds[k]) ++k;
  return k;
}

Columns tally_columns() {
  return {{"trials", "", "trials", ""},
          {"applicable", "", "trials that say something", ""},
          {"held", "", "trials in which it held", ""},
          {"share", "", "share in which it held", ""},
          {"low", "", "95 % interval, lower end", ""},
          {"high", "", "95 % interval, upper end", ""},
          {"atLeast", "", "class of the lower end", ""},
          {"atMost", "", "class of the upper end", ""}};
}

std::array<double, 8> tally_row(const Tally& tally) {
  const double held = static_cast<double>(tally.held), applicable = static_cast<double>(tally.applicable);
  const Interval interval = wilson_interval(tally.held, tally.applicable);
  return {static_cast<double>(tally.trials),
          applicable,
          held,
          tally.applicable == 0 ? std::numeric_limits<double>::quiet_NaN() : held / applicable,
          interval.low,
          interval.high,
          static_cast<double>(verdict_class(interval.low)),
          static_cast<double>(verdict_class(interval.high))};
}

void add_verdict_classes(Result& result) {
  TableBuilder classes("classes", "Classes of verdicts",
                       {{"from", "", "from this share", ""}, {"to", "", "to this share", ""}});
  double from = 0;
  for (const double bound : verdict_bounds) {
    classes.add_row({from, bound});
    from = bound;
  }
  classes.add_row({from, 1});
  classes.append_to(result);
}

}  // namespace descent
