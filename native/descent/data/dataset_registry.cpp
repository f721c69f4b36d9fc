#include "descent/base/check.h"
#include "descent/base/part_called.h"
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
  return part_called(part["id"].string(), dataset_registry()).make(part, path);
}

}  // namespace descent
