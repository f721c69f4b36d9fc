#include "descent/base/check.h"
#include "descent/data/circles.h"
#include "descent/data/dataset.h"
#include "descent/data/digits.h"
#include "descent/data/fields.h"
#include "descent/data/gaussians.h"
#include "descent/data/moons.h"
#include "descent/data/own_table.h"
#include "descent/data/people.h"
#include "descent/data/rows.h"
#include "descent/data/spiral.h"
#include "descent/data/xor.h"

namespace descent {

const std::vector<DatasetPart>& dataset_registry() {
  // clang-format off
  static const std::vector<DatasetPart> registry = {
    gaussians(),
    xor_points(),
    moons(),
    circles(),
    spiral(),
    plane(),
    waves(),
    people(),
    digits(),
    own_rows(),
    own_table(),
  };
  // clang-format on
  return registry;
}

void Dataset::expand() {
  if (!levels) return;
  const std::size_t count = examples() * features;
  inputs.resize(count);
  for (std::size_t i = 0; i < count; ++i) inputs[i] = levels->at(i);
  levels.reset();
}

Expected<Dataset> make_dataset(const Value& part, const std::string& path) {
  for (const DatasetPart& candidate : dataset_registry()) {
    if (candidate.descriptor.id == part["id"].string()) return candidate.make(part, path);
  }
  throw std::logic_error("no dataset called " + part["id"].string());
}

}  // namespace descent
