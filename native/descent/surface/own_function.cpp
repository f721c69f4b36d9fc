#include "descent/surface/own_function.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "descent/base/format.h"

namespace descent {

void OwnFunction::gradients(std::span<const float> x, std::span<const float> y, std::span<float> gx,
                            std::span<float> gy) const {
  formula_.gradients(x, y, gx, gy);
}

namespace own_function {
namespace {

Expected<Formula> formula(const Value& p) {
  Formula::Constants constants;
  if (p["constants"].is_object()) {
    for (const auto& [name, number] : p["constants"].object()) constants.emplace_back(name, number.number());
  }
  return Formula::parse(p["formula"].string(), constants);
}

Region region(const Value& p) {
  const double x = p["centreX"].number(), y = p["centreY"].number(), size = p["size"].number();
  return {x - size, x + size, y - size, y + size};
}

/// What is given for the parameters that the formula names, and 1 for the others. What it does not name stays too: it
/// may be back with the learner's next key.
Value complete_constants(const Value& given, const Formula::Names& named) {
  Value::Object all;
  for (const std::string& name : named) {
    const Value* number = given.find(name);
    all.emplace_back(name, number == nullptr ? Value(Formula::default_parameter) : *number);
  }
  for (const Value::Member& member : given.object()) {
    const bool needed = std::find(named.begin(), named.end(), member.first) != named.end();
    if (!needed && member.second.number() != Formula::default_parameter) all.push_back(member);
  }
  return Value(std::move(all));
}

/// Where the surface has no finite value, if there is such a place.
std::optional<Eigen::Vector2d> hole(const Surface& surface) {
  const SearchGrid grid(surface.region());
  const std::vector<double> values = grid.values(surface);
  for (std::size_t k = 0; k < values.size(); ++k) {
    if (!std::isfinite(values[k])) return grid.at(k % SearchGrid::points, k / SearchGrid::points);
  }
  return std::nullopt;
}

}  // namespace

std::unique_ptr<Surface> make(const Value& p) {
  return std::make_unique<OwnFunction>(std::move(formula(p).value()), region(p));
}

Expected<Value> complete(Value p) {
  for (const auto& [name, number] : p["constants"].object()) {
    if (!has_meaning(name)) continue;
    return Error{"constants." + name, "bad-name",
                 concat({"\"", name, "\" has a meaning already in a formula; a parameter needs another name."})};
  }
  Expected<Formula> parsed = formula(p);
  if (!parsed) return Error{"formula", parsed.error().code, parsed.error().message};
  p.set("constants", complete_constants(p["constants"], parsed.value().parameters()));
  if (const auto at = hole(OwnFunction(std::move(parsed.value()), region(p)))) {
    return Error{
        "formula", "not-finite",
        concat({"The formula has no finite value at x = ", format_number(round_to_digits(at->x(), 3)),
                ", y = ", format_number(round_to_digits(at->y(), 3)), "; it needs one everywhere in the region."})};
  }
  return p;
}

}  // namespace own_function
}  // namespace descent
