#include "descent/experiment/training_size.h"

#include <string>
#include <vector>

#include "descent/base/format.h"
#include "descent/experiment/numbers.h"

namespace descent {
namespace {

/// Each is there some times over: its gradient, what the rule keeps for it, its row in the tables. Forty times the
/// network that reads the digits.
constexpr double most_parameters = 4e6;
/// What passes through the layers in one update.
constexpr double most_activations = 4e7;
/// Multiplications of one update on the way forward, as often as a parameter meets an example: an update can't be cut
/// in two, and whoever changes a knob waits for its end, with these for some seconds.
constexpr double most_products = 4e9;
/// Numbers in the tables of outputs.
constexpr double most_outputs = 5e6;

Error too_many(const char* path, std::initializer_list<std::string_view> sentence) {
  return {path, "too-many", concat(sentence)};
}

}  // namespace

std::optional<Error> refuse_size(const Value& spec, const TrainingSize& size) {
  const auto outputs = static_cast<double>(spec["outputs"].count());
  std::vector<double> widths = numbers_of(spec["hidden"]);
  widths.push_back(outputs);
  double parameters = 0, units = 0, before = static_cast<double>(size.inputs);
  for (double width : widths) {
    parameters += (before + 1) * width;
    units += width;
    before = width;
  }
  if (parameters > most_parameters) {
    return too_many("hidden", {"A network may have at most ", format_number(most_parameters),
                               " parameters; with these layers it has ", format_number(parameters), "."});
  }
  const auto batch = static_cast<double>(spec["batch"].count());
  if (batch * units > most_activations) {
    return too_many("batch", {"At most ", format_number(most_activations), " activations may be there at once; ",
                              format_number(batch), " examples with ", format_number(units), " units have ",
                              format_number(batch * units), "."});
  }
  if (batch * parameters > most_products) {
    return too_many("batch", {"One update may take at most ", format_number(most_products), " multiplications; ",
                              format_number(batch), " examples with ", format_number(parameters), " parameters take ",
                              format_number(batch * parameters), "."});
  }
  const double told = static_cast<double>(size.examples + size.points);
  if (told * outputs > most_outputs) {
    return too_many("outputs", {"At most ", format_number(most_outputs), " outputs may be in a result; ",
                                format_number(outputs), " each for ", format_number(told), " examples and points are ",
                                format_number(told * outputs), "."});
  }
  return std::nullopt;
}

}  // namespace descent
