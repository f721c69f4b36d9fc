#include "descent/experiment/rate_search.h"

#include <algorithm>
#include <cmath>

#include "descent/base/format.h"
#include "descent/base/math.h"

namespace descent {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// On a surface without a minimum a larger rate always leaves sooner; so that leaving is an achievement, no single step
/// inside the region may be longer than this share of its diagonal.
constexpr double longest_escape_step = 0.05;

/// Fewer steps to arrive first; where neither arrives, the lower loss at the end; a lost run (NaN) never wins.
bool better(const RateTrial& a, const RateTrial& b) {
  if (std::isnan(a.steps) != std::isnan(b.steps)) return std::isnan(b.steps);
  if (!std::isnan(a.steps) && a.steps != b.steps) return a.steps < b.steps;
  return a.loss < b.loss || (std::isnan(b.loss) && !std::isnan(a.loss));
}

}  // namespace

std::vector<double> spread_rates(double from, double to, std::size_t count) {
  const double low = portable::log(from), high = portable::log(to);
  std::vector<double> rates(count);
  for (std::size_t k = 0; k < count; ++k) {
    const double share = count == 1 ? 0 : static_cast<double>(k) / static_cast<double>(count - 1);
    rates[k] = round_to_digits(portable::exp(low + share * (high - low)), 3);
  }
  return rates;
}

RateTrial try_rate(Value part, double rate, const Track& track, const Course& course, Goal goal) {
  part.set("learningRate", rate);
  Racer racer(part, course);
  Arrival arrival(track);
  arrival.see(racer);
  const double longest = longest_escape_step * diagonal(track.region);
  bool too_long = false;
  while (racer.steps() < course.steps) {
    const double x = racer.x(), y = racer.y();
    if (!racer.step()) break;
    const double dx = racer.x() - x, dy = racer.y() - y;
    if (track.inside(x, y) && std::sqrt(dx * dx + dy * dy) > longest) too_long = true;
    arrival.see(racer);
    if (track.minima.empty() && !std::isnan(arrival.step())) break;  // it has left: how far it flies says nothing
  }
  const bool escaped = track.minima.empty() && !std::isnan(arrival.step()) && !too_long;
  RateTrial trial{rate, missing, missing};
  if (racer.lost() && !escaped) return trial;
  const bool counts = goal == Goal::any || arrival.global(racer);
  if (counts && (!track.minima.empty() || escaped)) trial.steps = arrival.step();
  if (!(track.minima.empty() && too_long)) trial.loss = racer.loss();
  return trial;
}

RateTrial average(std::span<const RateTrial> trials, double missed) {
  RateTrial sum{trials.front().rate, 0, -std::numeric_limits<double>::infinity()};
  std::size_t arrived = 0;
  for (const RateTrial& trial : trials) {
    arrived += std::isnan(trial.steps) ? 0 : 1;
    sum.steps += std::isnan(trial.steps) ? missed : trial.steps;
    // Written so that a lost run (NaN) stays the worst.
    if (!(trial.loss <= sum.loss) && !std::isnan(sum.loss)) sum.loss = trial.loss;
  }
  sum.steps = arrived == 0 ? missing : sum.steps / static_cast<double>(trials.size());
  return sum;
}

const RateTrial& best_of(std::span<const RateTrial> trials) {
  const auto dependable = [&trials](std::size_t k) {
    const std::size_t first = k > 0 ? k - 1 : 0, last = std::min(k + 1, trials.size() - 1);
    const RateTrial* worst = &trials[first];
    for (std::size_t i = first + 1; i <= last; ++i) {
      if (better(*worst, trials[i])) worst = &trials[i];
    }
    return *worst;
  };
  std::size_t best = 0;
  for (std::size_t k = 1; k < trials.size(); ++k) {
    if (better(dependable(k), dependable(best))) best = k;
  }
  return trials[best];
}

}  // namespace descent
