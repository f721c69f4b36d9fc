#include "descent/experiment/training_legs.h"

#include <algorithm>

namespace descent {
namespace {

/// The same examples are held out and their loss is the same, so that the best of it may lie before the hand-over.
bool judges_alike(const Value& a, const Value& b) {
  constexpr const char* keys[] = {"data", "validation", "seed", "scaler", "targetScaler", "loss", "patience"};
  return std::all_of(std::begin(keys), std::end(keys), [&](const char* key) { return a[key] == b[key]; });
}

}  // namespace

std::vector<Leg> legs_of(const Value& spec) {
  std::vector<Leg> legs;
  std::size_t first = 0;
  if (!spec["origin"].is_null()) {
    legs = legs_of(spec["origin"]);
    // The origin's step may lie before what the origin itself goes on from.
    while (legs.size() > 1 && legs.back().first > spec["originStep"].count()) legs.pop_back();
    first = legs.back().end = spec["originStep"].count();
  }
  Leg leg{spec, std::move(training_data(spec).value()), first, spec["steps"].count(), first};
  if (!legs.empty() && judges_alike(legs.back().spec, spec)) leg.judged_from = legs.back().judged_from;
  legs.push_back(std::move(leg));
  return legs;
}

}  // namespace descent
