#pragma once

#include "descent/init/distribution.h"

namespace descent {

/// g Q with orthonormal columns (at least as many rows as columns) or rows (else): no signal, whatever its direction,
/// is stretched or, where the matrix is square, lost. Q is the orthogonal factor of a normal matrix, with the signs at
/// which it is uniform among all such matrices (R's diagonal positive).
class Orthogonal final : public Initializer {
 public:
  static constexpr Descriptor descriptor() {
    return {.id = "orthogonal",
            .title = "Orthogonal",
            .help = "A random rotation, or part of one: lengths and angles pass unchanged.",
            .formula = "W = g\\,Q, \\quad Q^\\top Q = I",
            .terms = {{"Q", "orthogonal factor of a normal matrix"}, {"g", "gain"}},
            .sources = {{"Saxe, A. M., McClelland, J. L. and Ganguli, S.", 2014,
                         "Exact Solutions to the Nonlinear Dynamics of Learning in Deep Linear Neural Networks",
                         "ICLR, arXiv:1312.6120", ""}},
            .parameters = {gain_parameter(1)},
            .substeps = {{"deviation", "\\sigma", "The gain over the root of the longer side.",
                          "gain/sqrt(max(fanIn, fanOut))"}}};
  }

  explicit Orthogonal(const Value& parameters) : gain_(parameters["gain"].number()) {}
  void fill(std::span<double> weights, Fans fans, Random& random) const override;
  /// The squares of every column (or row) sum up to g².
  double standard_deviation(Fans fans) const override {
    return gain_ / std::sqrt(static_cast<double>(fans.fan_in > fans.fan_out ? fans.fan_in : fans.fan_out));
  }
  double bound(Fans /*fans*/) const override { return gain_; }

 private:
  double gain_;
};

}  // namespace descent
