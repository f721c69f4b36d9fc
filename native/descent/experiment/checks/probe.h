#pragma once

#include <algorithm>
#include <vector>

#include "descent/experiment/checks/check_list.h"
#include "descent/nn/network.h"

namespace descent::checks {

/// A network at random parameters, with random inputs and a random upstream gradient u: a function of all its
/// parameters and inputs, Σ u · output, whose derivatives backward gives. The same numbers in both precisions.
template <class S>
class Probe {
 public:
  Probe(const NetworkSpec& spec, Mode mode)
      : network_(spec, examples),
        mode_(mode),
        inputs_(batch_buffer<S>(spec.inputs, examples)),
        slopes_(batch_buffer<S>(spec.inputs, examples)),
        x_{inputs_.data(), spec.inputs, examples},
        dx_{slopes_.data(), spec.inputs, examples} {
    const InitializerPart& scheme = initializer_registry().front();
    Random weights(1), others(2);
    // For the statistics, which have their own start; the rest is drawn.
    network_.initialize(*scheme.make(default_part(scheme.descriptor)), weights);
    for (S& parameter : network_.parameters()) parameter = draw(others);
    for (std::size_t f = 0; f < spec.inputs; ++f) {
      for (std::size_t e = 0; e < examples; ++e) x_.at(f, e) = draw(others);
    }
    for (std::size_t i = 0; i < network_.outputs() * examples; ++i) {
      upstream_.push_back(static_cast<double>(draw(others)));
    }
    // Inference is to find statistics that are not those it starts from.
    network_.forward(x_, Mode::training);
    buffers_.assign(network_.buffers().begin(), network_.buffers().end());
    for (const Random* random : network_.randoms()) randoms_.push_back(*random);
  }

  /// Parameters first, then inputs.
  std::size_t size() { return network_.parameter_count() + x_.features * examples; }

  S& number(std::size_t i) {
    if (i < network_.parameter_count()) return network_.parameters()[i];
    const std::size_t k = i - network_.parameter_count();
    return x_.at(k / examples, k % examples);
  }

  double value() {
    forward();
    double total = 0;
    for (std::size_t f = 0; f < network_.outputs(); ++f) {
      for (std::size_t e = 0; e < examples; ++e) {
        total += static_cast<double>(network_.output().at(f, e)) * upstream_[f * examples + e];
      }
    }
    return total;
  }

  /// By every number, in their order.
  std::vector<double> gradient() {
    forward();
    const Batch<S> upstream = network_.output_gradient();
    std::fill_n(upstream.data, upstream.size(), S(0));
    for (std::size_t f = 0; f < network_.outputs(); ++f) {
      for (std::size_t e = 0; e < examples; ++e) upstream.at(f, e) = static_cast<S>(upstream_[f * examples + e]);
    }
    network_.backward(x_, nullptr, dx_);
    std::vector<double> all;
    for (const S number : network_.gradients()) all.push_back(static_cast<double>(number));
    for (std::size_t f = 0; f < x_.features; ++f) {
      for (std::size_t e = 0; e < examples; ++e) all.push_back(static_cast<double>(dx_.at(f, e)));
    }
    return all;
  }

 private:
  static constexpr std::size_t examples = 6;

  /// Rounded to single precision, in which it is the same number.
  static S draw(Random& random) { return static_cast<S>(static_cast<float>(random.uniform(-1, 1))); }

  /// Each time from the same state: what is gathered and what is drawn on the way is no part of the function.
  void forward() {
    std::copy(buffers_.begin(), buffers_.end(), network_.buffers().begin());
    const std::vector<Random*> randoms = network_.randoms();
    for (std::size_t i = 0; i < randoms.size(); ++i) *randoms[i] = randoms_[i];
    network_.forward(x_, mode_);
  }

  Network<S> network_;
  Mode mode_;
  Buffer<S> inputs_, slopes_;
  Batch<S> x_, dx_;
  std::vector<double> upstream_;
  std::vector<S> buffers_;
  std::vector<Random> randoms_;
};

}  // namespace descent::checks
