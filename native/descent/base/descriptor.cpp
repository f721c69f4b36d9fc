#include "descent/base/descriptor.h"

namespace descent {

Value Default::value() const {
  if (const auto* make = std::get_if<Value (*)()>(&constant_)) return (*make)();
  if (const bool* boolean = std::get_if<bool>(&constant_)) return *boolean;
  if (const double* number = std::get_if<double>(&constant_)) return *number;
  if (const Text* text = std::get_if<Text>(&constant_)) return *text;
  return {};
}

}  // namespace descent
