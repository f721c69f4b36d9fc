#include "descent/experiment/checks/check_list.h"

namespace descent::checks {

void add(CheckList& list, std::string_view title, double error, double bound) {
  list.push_back({std::string(title), error, bound});
}

}  // namespace descent::checks
