#include "descent/experiment/training_question.h"

#include <cmath>

#include "descent/base/format.h"

namespace descent {
namespace {

constexpr std::size_t most_numbers = 100000;
constexpr double largest = 1e12;

}  // namespace

Expected<std::vector<double>> asked_inputs(const Value& question, std::size_t features) {
  const Value* given = question.is_object() ? question.find("inputs") : nullptr;
  if (given == nullptr || !given->is_array()) {
    return Error{"inputs", "wrong-type", "A training is asked {\"inputs\": a list of numbers}."};
  }
  const Value::Array& list = given->array();
  if (list.empty() || list.size() % features != 0 || list.size() > most_numbers) {
    return Error{"inputs", "wrong-count",
                 concat({"The inputs must be a multiple of ", std::to_string(features), " numbers, ",
                         std::to_string(most_numbers), " at most, not ", std::to_string(list.size()), "."})};
  }
  std::vector<double> numbers;
  numbers.reserve(list.size());
  for (std::size_t i = 0; i < list.size(); ++i) {
    // Written so that NaN is refused, too.
    if (list[i].is_number() && std::fabs(list[i].number()) <= largest) {
      numbers.push_back(list[i].number());
      continue;
    }
    return Error{"inputs[" + std::to_string(i) + "]", "out-of-range",
                 concat({"An input must be a number within ±", format_number(largest), "."})};
  }
  return numbers;
}

}  // namespace descent
