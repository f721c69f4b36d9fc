#include "cli/oracle/files.h"

#include <algorithm>
#include <cmath>

#include "cli/json.h"

namespace descent::cli {
namespace {

/// The files' `name`, and who reads them.
struct FileKind {
  std::string_view name;
  std::vector<Case> (*cases)(const Node& file);
};

constexpr FileKind kinds[] = {
    {"optimizers", optimizer_cases}, {"ewma", ewma_cases},         {"scaling", scaling_cases},
    {"layers", layer_cases},         {"training", training_cases}, {"init", init_cases},
};

/// The version of the format that this command reads.
constexpr double format = 1;

}  // namespace

std::vector<Case> read_cases(const std::string& text, const std::string& file_name) {
  const Value value = parse_json(text, file_name);
  const Node file(value, file_name);
  if (file.at("format").number() != format) file.at("format").refuse("this command reads format 1.");
  const std::string& name = file.at("name").text();
  for (const FileKind& kind : kinds) {
    if (kind.name == name) return kind.cases(file);
  }
  return {{.name = name, .refusal = "the core has no check for files called \"" + name + "\""}};
}

double tolerance_for(const std::vector<double>& want) {
  double largest = 1;
  for (double number : want) largest = std::max(largest, std::fabs(number));
  return relative_tolerance * largest;
}

}  // namespace descent::cli
