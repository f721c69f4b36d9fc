#include "descent/experiment/attachments.h"

#include "descent/base/format.h"
#include "descent/experiment/group.h"

namespace descent {

std::optional<Error> attach_data(std::string_view name, std::span<const std::uint8_t> bytes) {
  std::string known;
  for (const Group* group : groups()) {
    for (const Attachment& attachment : group->attachments) {
      if (attachment.name == name) return attachment.take(bytes);
      known = concat({known, known.empty() ? "; there is: " : ", ", attachment.name});
    }
  }
  return Error{"", "unknown-attachment", concat({"There is nothing of that name to attach", known, "."})};
}

}  // namespace descent
