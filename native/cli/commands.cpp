#include "cli/commands.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>

#include "cli/bad_input.h"
#include "cli/command.h"
#include "cli/text_table.h"

namespace descent::cli {
namespace {

const std::vector<Command>& commands() {
  static const std::vector<Command> all = {list_command(), describe_command(), run_spec_command(), verify_command(),
                                           bench_command()};
  return all;
}

std::string joined(const auto& items, std::string_view separator = ", ") {
  std::string text;
  for (const auto& item : items) text += (text.empty() ? "" : std::string(separator)) + std::string(item);
  return text;
}

void write_help(std::ostream& out) {
  out << "Normalization and optimizers of neural networks, computed: the core of Descent Lab as a command.\n\n"
         "Usage: descent COMMAND ...\n\n";
  TextTable table;
  for (const Command& command : commands()) table.add({std::string(command.name), std::string(command.help)});
  table.write(out);
  out << "\n  descent COMMAND --help  says more about one of them\n"
         "  descent --version       prints the version\n\n"
         "Exit codes: 0 done, 1 a verification failed, 2 the input can't be used.\n";
}

void write_help(const Command& command, std::ostream& out) {
  out << "Usage: descent " << command.name << ' ' << command.usage << "\n\n" << command.help << '\n';
  if (!command.more.empty()) out << '\n' << command.more << '\n';
}

const Command& find_command(std::string_view name) {
  std::vector<std::string_view> names;
  for (const Command& command : commands()) {
    if (command.name == name) return command;
    names.push_back(command.name);
  }
  throw BadInput("there is no command called \"" + std::string(name) + "\"; there are " + joined(names) + ".");
}

bool is_option(std::string_view word) { return word.size() > 1 && word[0] == '-'; }

void check_options(const Command& command, const std::vector<std::string_view>& given) {
  for (std::string_view option : given) {
    const auto fits = [option](std::string_view known) {
      return known == option || (known.back() == '=' && option.substr(0, known.size()) == known);
    };
    if (std::any_of(command.options.begin(), command.options.end(), fits)) continue;
    throw BadInput("descent " + std::string(command.name) + " has no option " + std::string(option) + "; it has " +
                   joined(command.options) + ".");
  }
}

int dispatch(std::span<const std::string_view> arguments, std::istream& in, std::ostream& out, std::ostream& err) {
  if (arguments.empty()) {
    write_help(err);
    return bad_input;
  }
  if (arguments[0] == "--help" || arguments[0] == "-h" || arguments[0] == "help") {
    write_help(out);
    return success;
  }
  if (arguments[0] == "--version") {
    out << "descent " << DESCENT_VERSION << '\n';
    return success;
  }
  const Command& command = find_command(arguments[0]);
  Call call{{}, {}, in, out};
  for (std::string_view word : arguments.subspan(1)) (is_option(word) ? call.options : call.words).push_back(word);
  if (call.has("--help") || call.has("-h")) {
    write_help(command, out);
    return success;
  }
  check_options(command, call.options);
  if (call.words.size() < command.min_words || call.words.size() > command.max_words) {
    throw BadInput("usage: descent " + std::string(command.name) + " " + std::string(command.usage));
  }
  return command.run(call);
}

}  // namespace

bool Call::has(std::string_view option) const {
  return std::find(options.begin(), options.end(), option) != options.end();
}

std::optional<std::string_view> Call::value(std::string_view option) const {
  for (const std::string_view given : options) {
    if (given.substr(0, option.size()) == option) return given.substr(option.size());
  }
  return std::nullopt;
}

void attach_files(const Call& call) {
  const auto path = call.value("--digits=");
  if (!path) return;
  const std::string content = read_input(*path, call.in);
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(content.data());
  const auto refused = descent::attach("digits", {bytes, content.size()});
  if (refused) throw BadInput(input_name(*path) + ": " + refused->message);
}

std::string input_name(std::string_view path) { return path == "-" ? "standard input" : std::string(path); }

std::string read_input(std::string_view path, std::istream& in) {
  if (path == "-") return {std::istreambuf_iterator<char>(in), {}};
  const std::filesystem::path file(path);
  std::error_code unknown;
  if (std::filesystem::is_directory(file, unknown)) throw BadInput(input_name(path) + ": is a folder, not a file.");
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw BadInput(input_name(path) + ": can't be read: " + std::strerror(errno) + ".");
  return {std::istreambuf_iterator<char>(stream), {}};
}

int run_command(std::span<const std::string_view> arguments, std::istream& in, std::ostream& out, std::ostream& err) {
  try {
    return dispatch(arguments, in, out, err);
  } catch (const BadInput& error) {
    err << "descent: " << error.what() << '\n';
    return bad_input;
  } catch (const std::exception& error) {
    err << "descent: internal error: " << error.what() << '\n';
    return internal_error;
  }
}

}  // namespace descent::cli
