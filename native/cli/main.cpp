#include <iostream>
#include <string_view>
#include <vector>

#include "cli/commands.h"

int main(int count, char** words) {
  std::ios::sync_with_stdio(false);
  const std::vector<std::string_view> arguments(words + 1, words + count);
  return descent::cli::run_command(arguments, std::cin, std::cout, std::cerr);
}
