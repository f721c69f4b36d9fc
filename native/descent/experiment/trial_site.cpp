#include "descent/experiment/trial_site.h"

#include <algorithm>
#include <limits>

#include "descent/experiment/course.h"
#include "descent/experiment/resolve.h"

namespace descent {
namespace {

std::size_t index_of(Text id) {
  const auto& registry = surface_registry();
  const auto found =
      std::find_if(registry.begin(), registry.end(), [id](const SurfacePart& s) { return s.descriptor.id == id; });
  check(found != registry.end(), "a claim names a surface that does not exist");
  return static_cast<std::size_t>(found - registry.begin());
}

/// What a track is made from; the start is that of no trial.
Value course_spec(Text id, const Value& spec) {
  const Value surface = resolve_part("surface", Value(id), "surface").value();
  return complete_course(Value::object({{"surface", surface},
                                        {"start", Value()},
                                        {"steps", spec["steps"]},
                                        {"noise", 0},
                                        {"seed", 0},
                                        {"radius", spec["radius"]}}))
      .value();
}

}  // namespace

Site::Site(Text id, const Value& spec, Goal goal, bool search)
    : index_(index_of(id)),
      track_(course_spec(id, spec)),
      racers_(spec["claim"]["racers"].array()),
      search_(track_, racers_, goal),
      ground_{&track_, std::vector<double>(racers_.size(), std::numeric_limits<double>::quiet_NaN()), search_.slope()},
      prepared_(!search) {
  for (const Value& racer : racers_) rates_.push_back(racer["learningRate"].number());
  best_.resize(racers_.size());
}

void Site::prepare(bool run_at_best) {
  search_.step();
  prepared_ = search_.done();
  if (!prepared_) return;
  best_ = search_.best();
  for (std::size_t k = 0; k < best_.size(); ++k) ground_.best[k] = best_[k].rate;
  if (run_at_best) rates_ = ground_.best;
}

Draw Site::draw(Random& random) const {
  const Region& r = track_.region;
  // One after another, since the order in which a compiler looks at arguments is its own.
  const double x = random.uniform(r.x_min, r.x_max);
  const double y = random.uniform(r.y_min, r.y_max);
  const std::uint32_t seed = random.next();
  const std::uint32_t lot = random.next();
  return {{x, y}, seed, lot};
}

Finding Site::run(const ClaimPart& part, const Value& claim, const Draw& draw) {
  Trial trial(claim, ground_, rates_, draw.start, draw.seed, draw.lot);
  const Finding finding = part.judge(trial);
  tally_.add(finding);
  if (finding != Finding::does_not_apply) {
    std::optional<Example>& example = examples_[finding == Finding::held ? 1 : 0];
    if (!example) example = Example{trial.start(), trial.seed(), trial.entrants()};
  }
  return finding;
}

void Site::take(std::size_t number, const Result& found) {
  const auto counted = [&](const char* column) {
    return static_cast<std::size_t>(found.column("surfaces", column)[number]);
  };
  tally_ = {counted("held"), counted("applicable"), counted("trials")};
  const std::size_t first = number * racers_.size();
  for (std::size_t k = 0; k < racers_.size(); ++k) {
    rates_[k] = found.column("rates", "rate")[first + k];
    best_[k] = {found.column("rates", "best")[first + k], found.column("rates", "steps")[first + k]};
  }
  prepared_ = true;
  const auto at = [&](const char* column, std::size_t row) { return found.column("examples", column)[row]; };
  for (std::size_t row = 0; row < found.table("examples").rows; ++row) {
    if (at("surface", row) != static_cast<double>(number)) continue;
    Example example{{at("x", row), at("y", row)}, static_cast<std::uint64_t>(at("seed", row)), {}};
    const auto of = found.column("lineUp", "example");
    for (std::size_t k = 0; k < of.size(); ++k) {
      if (of[k] != static_cast<double>(row)) continue;
      example.entrants.push_back({static_cast<std::size_t>(found.column("lineUp", "racer")[k]),
                                  found.column("lineUp", "rate")[k], at("noise", row)});
    }
    examples_[at("held", row) == 1 ? 1 : 0] = std::move(example);
  }
}

}  // namespace descent
