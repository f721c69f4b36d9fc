#pragma once

#include <string_view>

namespace descent::tests {

/// What must hold for whatever somebody hands over as a CSV file: it is refused in a sentence, or it becomes columns of
/// one length that hold at least a number each. The first byte picks what the reader is told (separator, header,
/// decimal sign); the rest is the file. Throws std::logic_error otherwise.
void check_csv(std::string_view input);

}  // namespace descent::tests
