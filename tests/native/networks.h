#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "catch.h"
#include "descent/base/random.h"
#include "descent/experiment/resolve.h"
#include "descent/nn/network.h"
#include "specs.h"

/// What tests of networks say and measure with.
namespace descent::tests {

/// A part with its defaults: part("activation", "tanh"), part("activation", R"({"id": "elu", "alpha": 2})").
inline Value part(const char* family, const std::string& text) {
  const Expected<Value> resolved = resolve_part(family, text.starts_with("{") ? json(text) : Value(text), "part");
  if (!resolved) FAIL(resolved.error().message);
  return resolved.value();
}

/// Numbers from −1 to 1 that look like any others.
inline std::vector<double> random_numbers(std::size_t count, std::uint64_t seed) {
  Random random(seed);
  std::vector<double> all(count);
  for (double& number : all) number = random.uniform(-1, 1);
  return all;
}

/// A batch with its memory.
template <class S>
struct OwnBatch {
  OwnBatch(std::size_t features, std::size_t examples)
      : numbers(batch_buffer<S>(features, examples)), batch{numbers.data(), features, examples} {}
  OwnBatch(std::size_t features, std::size_t examples, std::uint64_t seed) : OwnBatch(features, examples) {
    Random random(seed);
    for (std::size_t f = 0; f < features; ++f) {
      for (std::size_t e = 0; e < examples; ++e) batch.at(f, e) = static_cast<S>(random.uniform(-2, 2));
    }
  }
  Buffer<S> numbers;
  Batch<S> batch;
};

/// The examples of a batch, example by example, without the padding.
template <class S>
std::vector<double> numbers_in(Batch<const S> batch) {
  std::vector<double> all;
  for (std::size_t e = 0; e < batch.examples; ++e) {
    for (std::size_t f = 0; f < batch.features; ++f) all.push_back(static_cast<double>(batch.at(f, e)));
  }
  return all;
}
template <class S>
std::vector<double> numbers_in(Batch<S> batch) {
  return numbers_in(Batch<const S>(batch));
}

/// The same number everywhere, 0 in the padding.
template <class S>
void fill_batch_with(Batch<S> batch, double number) {
  for (std::size_t f = 0; f < batch.features; ++f) {
    for (std::size_t e = 0; e < batch.stride(); ++e)
      batch.row(f)[e] = e < batch.examples ? static_cast<S>(number) : S(0);
  }
}

template <class S>
void start(Network<S>& network, const std::string& scheme, std::uint64_t seed = 1) {
  Random random(seed);
  network.initialize(*make_initializer(part("initializer", scheme)), random);
}

inline double largest_difference(std::span<const double> a, std::span<const double> b) {
  REQUIRE(a.size() == b.size());
  double largest = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double difference = std::fabs(a[i] - b[i]);
    largest = difference <= largest ? largest : difference;  // NaN is the largest
  }
  return largest;
}

/// Σ out · weights of a network: the scalar whose derivatives backward gives when `weights` is the upstream gradient.
inline double weighted_output(Network<double>& network, Batch<const double> x, Mode mode,
                              std::span<const double> weights) {
  network.forward(x, mode);
  const std::vector<double> out = numbers_in(network.output());
  double total = 0;
  for (std::size_t i = 0; i < out.size(); ++i) total += out[i] * weights[i];
  return total;
}

/// The largest difference between the derivatives that backward gives and central differences, relative to the largest
/// of them (at least 1), over inputs and parameters.
inline double gradient_error(Network<double>& network, Batch<double> x, Mode mode, std::uint64_t seed = 5) {
  const std::size_t width = network.outputs();
  const std::vector<double> weights = random_numbers(width * x.examples, seed);
  const std::vector<double> buffers(network.buffers().begin(), network.buffers().end());
  const auto at = [&] {
    std::copy(buffers.begin(), buffers.end(), network.buffers().begin());
    return weighted_output(network, x, mode, weights);
  };
  at();
  const Batch<double> upstream = network.output_gradient();
  std::fill_n(upstream.data, upstream.size(), 0.0);
  for (std::size_t e = 0; e < x.examples; ++e) {
    for (std::size_t f = 0; f < width; ++f) upstream.at(f, e) = weights[e * width + f];
  }
  OwnBatch<double> dx(x.features, x.examples);
  network.backward(x, nullptr, dx.batch);
  const std::vector<double> gradients(network.gradients().begin(), network.gradients().end());

  double error = 0, size = 1;
  const auto compare = [&](double& number, double got) {
    const double h = 1e-5, before = number;
    number = before + h;
    const double above = at();
    number = before - h;
    const double below = at();
    number = before;
    const double want = (above - below) / (2 * h);
    error = std::max(error, std::fabs(got - want));
    size = std::max(size, std::fabs(want));
  };
  for (std::size_t i = 0; i < gradients.size(); ++i) compare(network.parameters()[i], gradients[i]);
  for (std::size_t f = 0; f < x.features; ++f) {
    for (std::size_t e = 0; e < x.examples; ++e) compare(x.at(f, e), dx.batch.at(f, e));
  }
  return error / size;
}

}  // namespace descent::tests
