#include <algorithm>
#include <cmath>

#include "descent/base/format.h"
#include "descent/experiment/checks/check_list.h"
#include "descent/scaling/scaler.h"

namespace descent::checks {
namespace {

constexpr double bound = 1e-14;

/// Years, rupees and a thousandth: sizes that are far apart, an odd count, so that the median is one of them.
const std::vector<std::vector<double>>& columns() {
  static const std::vector<std::vector<double>> all = {{22, 25, 47, 31, 52, 38, 60},
                                                       {-350000, 780000, 1200000, 410000, 95000, 640000, 2300000},
                                                       {0.001, 0.004, -0.002, 0.0035, 0.0005, 0.009, 0.0011}};
  return all;
}

double mean_of(const std::vector<double>& z) {
  double sum = 0;
  for (const double each : z) sum += each;
  return sum / static_cast<double>(z.size());
}

double mean_square(const std::vector<double>& z) {
  double sum = 0;
  for (const double each : z) sum += each * each;
  return sum / static_cast<double>(z.size());
}

/// By how much a scaled column is not what the scaler of that name promises; 0 of one that promises nothing.
double broken(std::string_view id, std::vector<double> z) {
  std::sort(z.begin(), z.end());
  const double least = z.front(), most = z.back();
  if (id == "z-score") return worse(std::fabs(mean_of(z)), std::fabs(mean_square(z) - 1));
  if (id == "min-max") return worse(std::fabs(least), std::fabs(most - 1));
  if (id == "max-abs") return std::fabs(std::max(-least, most) - 1);
  // Of seven values in order the quartiles are the means of the second and third, and of the fifth and sixth.
  if (id == "robust") return worse(std::fabs(z[3]), std::fabs((z[4] + z[5]) / 2 - (z[1] + z[2]) / 2 - 1));
  if (id == "unit-norm") return std::fabs(mean_square(z) * static_cast<double>(z.size()) - 1);
  return 0;
}

constexpr struct {
  std::string_view id, promise;
} promises[] = {{"z-score", "mean 0 and variance 1"},
                {"min-max", "from 0 to 1"},
                {"max-abs", "largest magnitude 1"},
                {"robust", "median 0, quartiles 1 apart"},
                {"unit-norm", "length 1"}};

}  // namespace

CheckList scaler_checks() {
  CheckList list;
  for (const ScalerPart& part : scaler_registry()) {
    const auto scaler = part.make(default_part(part.descriptor));
    double there = 0, back = 0;
    for (const std::vector<double>& column : columns()) {
      scaler->fit(column);
      std::vector<double> z;
      for (const double x : column) {
        z.push_back(scaler->transform(x));
        back = worse(back, std::fabs(scaler->inverse(z.back()) - x) / std::fabs(x));
      }
      there = worse(there, broken(part.descriptor.id, z));
    }
    for (const auto& [id, promise] : promises) {
      if (id == part.descriptor.id) add(list, concat({part.descriptor.title, ": ", promise}), there, bound);
    }
    add(list, concat({part.descriptor.title, ", and back"}), back, bound);
  }
  return list;
}

}  // namespace descent::checks
