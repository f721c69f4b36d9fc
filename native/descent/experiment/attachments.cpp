#include "descent/experiment/attachments.h"

#include "descent/data/digits.h"

namespace descent {

std::optional<Error> attach_data(std::string_view name, std::span<const std::uint8_t> bytes) {
  if (name == "digits") return attach_digits(bytes);
  return Error{"", "unknown-attachment", "There is nothing of that name to attach; there is: digits."};
}

}  // namespace descent
