#pragma once

#include <string_view>

#include "descent/descent.h"

namespace descent::cli {

/// Throws BadInput, naming the families there are, where there is none called `id`.
void require_family(const Value& catalog, std::string_view id);

/// A part, and the family it was found in.
struct Found {
  std::string family;
  const Value* part;
};

/// The part called "adam" or "optimizer/adam". Throws BadInput where there is none, or where several families have
/// one.
Found find_part(const Value& catalog, std::string_view name);

}  // namespace descent::cli
