#pragma once

#include <vector>

#include "descent/base/descriptor.h"
#include "descent/data/csv.h"

// What a spec says of a CSV file: its text, and how it is written where one knows it better.
namespace descent {

std::vector<Parameter> csv_parameters();
/// From the resolved object of a part with these parameters.
CsvOptions csv_options(const Value& part);

}  // namespace descent
