#include "descent/experiment/numbers.h"

namespace descent {

std::vector<double> numbers_of(const Value& list) {
  std::vector<double> all;
  if (list.is_null()) return all;
  all.reserve(list.array().size());
  for (const Value& value : list.array()) all.push_back(value.number());
  return all;
}

Error wrong_count(const std::string& path, const std::string& what, std::size_t wanted, std::size_t found) {
  return {path, "wrong-count",
          what + " must be " + std::to_string(wanted) + " numbers here, not " + std::to_string(found) + "."};
}

}  // namespace descent
