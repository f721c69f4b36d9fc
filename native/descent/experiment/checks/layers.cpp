#include <cmath>

#include "descent/base/format.h"
#include "descent/experiment/checks/check_list.h"
#include "descent/experiment/checks/differences.h"
#include "descent/experiment/checks/probe.h"
#include "descent/nn/normalization.h"

namespace descent::checks {
namespace {

/// Of derivatives in double precision against differences, relative to the largest (at least 1).
constexpr double bound_of_differences = 1e-9;
/// Of derivatives in single precision against those in double: some dozens of roundings, each 6e-8, of a normalization
/// over six examples that may divide by a small spread.
constexpr double bound_of_float = 5e-6;

Value tanh_part() { return Value::object({{"id", "tanh"}}); }

void add_network(CheckList& list, const std::string& title, const NetworkSpec& spec, Mode mode) {
  Probe<double> probe(spec, mode);
  const std::vector<double> gradient = probe.gradient();
  double error = 0, size = 1;
  for (std::size_t i = 0; i < probe.size(); ++i) {
    double& number = probe.number(i);
    const double before = number;
    const double want = derivative(
        [&](double h) {
          number = before + h;
          return probe.value();
        },
        difference_step);
    number = before;
    error = worse(error, std::fabs(gradient[i] - want));
    size = worse(size, std::fabs(want));
  }
  add(list, title, error / size, bound_of_differences);

  Probe<float> single(spec, mode);
  const std::vector<double> rounded = single.gradient();
  double difference = 0, largest = 1;
  for (std::size_t i = 0; i < gradient.size(); ++i) {
    difference = worse(difference, std::fabs(rounded[i] - gradient[i]));
    largest = worse(largest, std::fabs(gradient[i]));
  }
  add(list, concat({title, ", in single precision"}), difference / largest, bound_of_float);
}

NetworkSpec two_blocks(BlockSpec first) {
  return {.inputs = 3, .blocks = {std::move(first), {.units = 2}}, .dropout_seed = 7};
}

}  // namespace

CheckList layer_checks() {
  CheckList list;
  add_network(list, "Dense layer", {.inputs = 3, .blocks = {{.units = 4}}}, Mode::training);
  add_network(list, "Dense layers and an activation", two_blocks({.units = 5, .activation = tanh_part()}),
              Mode::training);
  for (const NormalizationPart& part : normalization_registry()) {
    if (part.descriptor.id == "none") continue;
    const BlockSpec block{.units = 5, .normalization = default_part(part.descriptor), .activation = tanh_part()};
    const std::string title(part.descriptor.title);
    add_network(list, title, two_blocks(block), Mode::training);
    BlockSpec after = block;
    after.normalize_after = true;
    add_network(list, title + ", after the activation", two_blocks(after), Mode::training);
    add_network(list, title + ", in inference", two_blocks(block), Mode::inference);
  }
  add_network(list, "Dropout", two_blocks({.units = 8, .activation = tanh_part(), .dropout = 0.4}), Mode::training);
  NetworkSpec softmax = two_blocks({.units = 5, .activation = tanh_part()});
  softmax.softmax = true;
  add_network(list, "Softmax", softmax, Mode::training);
  return list;
}

}  // namespace descent::checks
