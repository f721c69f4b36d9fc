#include "descent/base/part_called.h"

#include "descent/base/check.h"
#include "descent/base/format.h"

namespace descent {

void fail_without_part(std::string_view id) { fail(concat({"no part called ", id})); }

}  // namespace descent
