#include "descent/experiment/targets.h"

#include <algorithm>

#include "descent/base/format.h"
#include "descent/experiment/resolve.h"

namespace descent {

std::size_t classes_in(std::span<const double> targets) {
  return static_cast<std::size_t>(std::clamp(*std::max_element(targets.begin(), targets.end()) + 1, 1.0, 1000.0));
}

Value loss_for(const Dataset& data) {
  const bool binary = std::all_of(data.targets.begin(), data.targets.end(), [](double t) { return t == 0 || t == 1; });
  const char* id = data.classes > 2 ? "softmax-cross-entropy" : binary ? "binary-cross-entropy" : "mse";
  return resolve_part("loss", id, "loss").value();
}

/// The logarithm of a probability that is none has no bottom.
std::optional<Error> refuse_loss(const Value& loss, const Dataset& data) {
  if (loss["id"].string() != "binary-cross-entropy") return std::nullopt;
  const auto wrong = std::find_if(data.targets.begin(), data.targets.end(), [](double t) { return t < 0 || t > 1; });
  if (wrong == data.targets.end()) return std::nullopt;
  return Error{"loss", "wrong-targets",
               concat({"Binary cross-entropy needs targets from 0 to 1, and one of these is ", format_number(*wrong),
                       "; softmax cross-entropy takes more classes than two, mean squared error takes numbers."})};
}

}  // namespace descent
