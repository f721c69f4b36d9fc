#pragma once

#include <istream>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace descent::cli {

/// What a subcommand was called with.
struct Call {
  std::vector<std::string_view> words;    ///< arguments that are no options
  std::vector<std::string_view> options;  ///< "--json"; only those that the subcommand knows
  std::istream& in;
  std::ostream& out;

  bool has(std::string_view option) const;
  /// What follows an option that takes something: of --digits=FILE, asked for as "--digits=", the file.
  std::optional<std::string_view> value(std::string_view option) const;
};

/// A subcommand. To add one: write its file, declare it here, add it to the list in commands.cpp.
struct Command {
  std::string_view name;
  std::string_view usage;                 ///< what follows the name: "SPEC [--csv | --json]"
  std::string_view help;                  ///< one sentence
  std::string_view more;                  ///< the rest of its help, lines of at most 100 characters
  std::vector<std::string_view> options;  ///< one that takes something ends with "="
  std::size_t min_words, max_words;
  int (*run)(const Call& call);  ///< returns the exit code; throws BadInput
};

Command list_command();
Command describe_command();
Command run_spec_command();
Command verify_command();
Command bench_command();

/// The whole text of a file, or of `in` where `path` is "-". Throws BadInput.
std::string read_input(std::string_view path, std::istream& in);
/// Reads the files of data that the core does not carry: --digits=FILE. Throws BadInput.
void attach_files(const Call& call);
/// How errors name an input: its path, or "standard input".
std::string input_name(std::string_view path);

}  // namespace descent::cli
