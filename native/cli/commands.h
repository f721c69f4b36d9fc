#pragma once

#include <istream>
#include <ostream>
#include <span>
#include <string_view>

namespace descent::cli {

/// Exit codes of the command.
inline constexpr int success = 0;
inline constexpr int verification_failed = 1;
inline constexpr int bad_input = 2;
inline constexpr int internal_error = 3;  ///< a failed check: a bug of ours

/// The whole command without a process: `arguments` are what follows its name. Returns the exit code.
int run_command(std::span<const std::string_view> arguments, std::istream& in, std::ostream& out, std::ostream& err);

}  // namespace descent::cli
