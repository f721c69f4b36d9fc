#include "descent/experiment/claims/claim.h"

namespace descent {

Trial::Trial(const Value& claim, const Ground& ground, std::span<const double> rates, Eigen::Vector2d start,
             std::uint32_t seed, std::uint32_t lot)
    : claim_(claim), ground_(ground), rates_(rates), course_(ground.track->course), lot_(lot) {
  course_.start = start;
  course_.seed = seed;
}

Value Trial::part_at(std::size_t racer, double rate) const {
  Value part = claim_["racers"].array()[racer];
  part.set("learningRate", rate);
  return part;
}

Ending Trial::run_at(std::size_t racer, double rate, double noise) {
  entrants_.push_back({racer, rate, noise});
  Course course = course_;
  course.noise = noise;
  Racer runner(part_at(racer, rate), course);
  Arrival arrival(track());
  arrival.see(runner);
  while (runner.steps() < course.steps && runner.step()) arrival.see(runner);
  if (runner.lost()) return {};
  return {arrival.step(), arrival.global(runner)};
}

Racer Trial::enter(std::size_t racer) const { return Racer(part_at(racer, rates_[racer]), course_); }

}  // namespace descent
