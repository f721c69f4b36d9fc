#pragma once

#include <string>
#include <vector>

#include "cli/oracle/case.h"
#include "cli/oracle/node.h"

namespace descent::cli {

/// The cases of a reference file, from its text. Throws BadInput where it is malformed.
std::vector<Case> read_cases(const std::string& text, const std::string& file_name);

/// Largest relative difference that two right computations in double precision may have.
inline constexpr double relative_tolerance = 1e-12;
/// relative_tolerance, times the largest magnitude of the numbers wanted, but at least 1.
double tolerance_for(const std::vector<double>& want);

/// The kinds of files.
std::vector<Case> optimizer_cases(const Node& file);
std::vector<Case> ewma_cases(const Node& file);
std::vector<Case> scaling_cases(const Node& file);
std::vector<Case> layer_cases(const Node& file);
std::vector<Case> training_cases(const Node& file);
std::vector<Case> init_cases(const Node& file);
/// One of the stacks of layers among them.
Case stack_case(const Node& setup, const Node& entry);

}  // namespace descent::cli
