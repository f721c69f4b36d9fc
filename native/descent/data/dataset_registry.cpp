#include "descent/base/check.h"
#include "descent/data/dataset.h"
#include "descent/data/gaussians.h"
#include "descent/data/rows.h"

namespace descent {

const std::vector<DatasetPart>& dataset_registry() {
  // clang-format off
  static const std::vector<DatasetPart> registry = {
    gaussians(),
    own_rows(),
  };
  // clang-format on
  return registry;
}

Expected<Dataset> make_dataset(const Value& part, const std::string& path) {
  for (const DatasetPart& candidate : dataset_registry()) {
    if (candidate.descriptor.id == part["id"].string()) return candidate.make(part, path);
  }
  throw std::logic_error("no dataset called " + part["id"].string());
}

}  // namespace descent
