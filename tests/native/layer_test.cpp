#include <cmath>
#include <string>
#include <vector>

#include "catch.h"
#include "descent/nn/loss.h"
#include "descent/nn/normalization.h"
#include "networks.h"

using namespace descent;
using namespace descent::tests;

namespace {

/// One normalization alone.
NetworkSpec norm_alone(const std::string& norm, std::size_t features) {
  return {.inputs = features,
          .blocks = {{.units = features, .dense = false, .normalization = part("normalization", norm)}}};
}

/// x · scale + shift, all of it.
void change(Batch<double> x, double scale, double shift) {
  for (std::size_t f = 0; f < x.features; ++f) {
    for (std::size_t e = 0; e < x.examples; ++e) x.at(f, e) = x.at(f, e) * scale + shift;
  }
}

std::vector<double> outputs(Network<double>& network, Batch<const double> x, Mode mode = Mode::training) {
  network.forward(x, mode);
  return numbers_in(network.output());
}

}  // namespace

TEST_CASE("Every layer hands back the derivatives that differences give", "[layer]") {
  for (const std::string norm : {"none", "batch-norm", "layer-norm", "rms-norm", "weight-norm"}) {
    for (const std::size_t examples : {2U, 3U, 9U}) {
      for (const std::size_t width : {1U, 2U, 5U}) {
        for (const Mode mode : {Mode::training, Mode::inference}) {
          CAPTURE(norm, examples, width, mode == Mode::training);
          const NetworkSpec spec{.inputs = 3,
                                 .blocks = {{.units = width, .normalization = part("normalization", norm)}}};
          Network<double> network(spec, examples);
          start(network, "xavier-normal");
          Random random(7);
          for (double& number : network.parameters()) number += random.uniform(-0.3, 0.3);
          OwnBatch<double> x(3, examples, 11);
          network.forward(x.batch, Mode::training);  // gives batch norm running statistics of its own
          // With a batch of two the outputs of batch norm are ±1 whatever the inputs: differences see rounding only.
          CHECK(gradient_error(network, x.batch, mode) < 1e-5);
        }
      }
    }
  }
}

TEST_CASE("Softmax hands back the derivatives that differences give, and its outputs sum to 1", "[layer]") {
  for (const std::size_t width : {1U, 2U, 7U}) {
    Network<double> network({.inputs = width, .blocks = {{.units = width, .dense = false}}, .softmax = true}, 5);
    OwnBatch<double> x(width, 5, 3);
    CHECK(gradient_error(network, x.batch, Mode::training) < 1e-8);
    const std::vector<double> all = outputs(network, x.batch);
    for (std::size_t e = 0; e < 5; ++e) {
      double total = 0;
      for (std::size_t f = 0; f < width; ++f) total += all[e * width + f];
      CHECK(total == Approx(1).epsilon(1e-14));
    }
  }
}

TEST_CASE("Batch norm in inference is the affine map of its running statistics", "[layer]") {
  Network<double> network(norm_alone("batch-norm", 3), 8);
  start(network, "zeros");
  for (std::size_t i = 0; i < 6; ++i) network.parameters()[i] = 0.5 + static_cast<double>(i);
  for (std::uint64_t seed = 0; seed < 4; ++seed) network.forward(OwnBatch<double>(3, 8, seed).batch, Mode::training);
  const OwnBatch<double> x(3, 5, 99);
  const std::vector<double> got = outputs(network, x.batch, Mode::inference);
  for (std::size_t f = 0; f < 3; ++f) {
    const double mean = network.buffers()[f], variance = network.buffers()[3 + f];
    const double gamma = network.parameters()[f], beta = network.parameters()[3 + f];
    const double slope = gamma / std::sqrt(variance + 1e-5);
    for (std::size_t e = 0; e < 5; ++e) {
      CHECK(got[e * 3 + f] == Approx(slope * x.batch.at(f, e) + (beta - slope * mean)).epsilon(1e-12));
    }
  }
}

TEST_CASE("Running statistics take the share that momentum says, with the variance over n - 1", "[layer]") {
  // x = 1, 2, 6: mean 3, sum of squares 4 + 1 + 9 = 14. After one batch with momentum 0.5: mean (0 + 3)/2, variance
  // (1 + 14/2)/2.
  Network<double> network(norm_alone(R"({"id": "batch-norm", "momentum": 0.5})", 1), 3);
  start(network, "zeros");
  OwnBatch<double> x(1, 3);
  x.batch.at(0, 0) = 1;
  x.batch.at(0, 1) = 2;
  x.batch.at(0, 2) = 6;
  network.forward(x.batch, Mode::training);
  CHECK(network.buffers()[0] == Approx(1.5).epsilon(1e-15));
  CHECK(network.buffers()[1] == Approx(4).epsilon(1e-15));
}

TEST_CASE("A batch of one gives beta, lets no gradient through and teaches the running statistics nothing", "[layer]") {
  Network<double> network(norm_alone("batch-norm", 2), 1);
  start(network, "zeros");
  network.parameters()[2] = 0.25;
  network.parameters()[3] = -4;
  OwnBatch<double> x(2, 1, 3), dx(2, 1, 4);
  CHECK(outputs(network, x.batch) == std::vector<double>{0.25, -4});
  CHECK(std::vector<double>(network.buffers().begin(), network.buffers().end()) == std::vector<double>{0, 0, 1, 1});
  for (std::size_t f = 0; f < 2; ++f) network.output_gradient().at(f, 0) = 3;
  network.backward(x.batch, nullptr, dx.batch);
  CHECK(numbers_in(dx.batch) == std::vector<double>{0, 0});
  CHECK(std::vector<double>(network.gradients().begin(), network.gradients().end()) == std::vector<double>{0, 0, 3, 3});
}

TEST_CASE("An offset of a hundred million costs the normalizations no more digits than the data have", "[layer]") {
  // Multiples of 2^-20 stay exact at 1e8 in double; one-pass variances would have no digit left.
  for (const std::string norm : {"batch-norm", "layer-norm"}) {
    CAPTURE(norm);
    Network<double> network(norm_alone(norm, 4), 6);
    start(network, "zeros");
    OwnBatch<double> x(4, 6, 8);
    for (std::size_t f = 0; f < 4; ++f) {
      for (std::size_t e = 0; e < 6; ++e) x.batch.at(f, e) = std::round(x.batch.at(f, e) * 0x1p20) * 0x1p-20;
    }
    const std::vector<double> plain = outputs(network, x.batch);
    change(x.batch, 1, 1e8);
    CHECK(largest_difference(outputs(network, x.batch), plain) < 1e-8);
  }
  // In float the same at 1e4: the numbers themselves are rounded to 2^-10 there, so these are multiples of it.
  Network<float> network(norm_alone("batch-norm", 2), 7);
  start(network, "zeros");
  OwnBatch<float> x(2, 7, 9);
  for (std::size_t i = 0; i < 14; ++i) {
    float& number = x.batch.at(i / 7, i % 7);
    number = std::round(number * 0x1p10F) * 0x1p-10F;
  }
  network.forward(x.batch, Mode::training);
  const std::vector<double> plain = numbers_in(network.output());
  for (std::size_t i = 0; i < 14; ++i) x.batch.at(i / 7, i % 7) += 8192;
  network.forward(x.batch, Mode::training);
  CHECK(largest_difference(numbers_in(network.output()), plain) < 1e-6);
}

TEST_CASE("Layer norm does not see a row's scale and shift, RMS norm not its scale", "[layer]") {
  for (const std::string norm :
       {R"({"id": "layer-norm", "epsilon": 1e-12})", R"({"id": "rms-norm", "epsilon": 1e-12})"}) {
    CAPTURE(norm);
    Network<double> network(norm_alone(norm, 5), 3);
    start(network, "zeros");
    OwnBatch<double> x(5, 3, 12);
    const std::vector<double> plain = outputs(network, x.batch);
    change(x.batch, 3.5, contains(norm, "layer") ? -20.0 : 0.0);
    CHECK(largest_difference(outputs(network, x.batch), plain) < 1e-10);
  }
}

TEST_CASE("Weight norm does not see the scale of v, and its gradient is orthogonal to v", "[layer]") {
  Network<double> network(
      {.inputs = 4, .blocks = {{.units = 3, .normalization = part("normalization", "weight-norm")}}}, 5);
  start(network, "he-normal");
  OwnBatch<double> x(4, 5, 13);
  const std::vector<double> plain = outputs(network, x.batch);
  for (std::size_t i = 0; i < 12; ++i) network.parameters()[i] *= 7;
  CHECK(largest_difference(outputs(network, x.batch), plain) < 1e-14);
  fill_batch_with(network.output_gradient(), 0.7);
  network.backward(x.batch);
  for (std::size_t o = 0; o < 3; ++o) {
    double along = 0;
    for (std::size_t i = 0; i < 4; ++i) along += network.parameters()[o * 4 + i] * network.gradients()[o * 4 + i];
    CHECK(std::fabs(along) < 1e-13);
  }
}

TEST_CASE("Weight norm starts with the weights of its scheme", "[layer]") {
  const BlockSpec plain{.units = 3};
  BlockSpec normed = plain;
  normed.normalization = part("normalization", "weight-norm");
  Network<double> a({.inputs = 4, .blocks = {plain}}, 5), b({.inputs = 4, .blocks = {normed}}, 5);
  start(a, "he-normal", 3);
  start(b, "he-normal", 3);
  const OwnBatch<double> x(4, 5, 13);
  CHECK(largest_difference(outputs(a, x.batch), outputs(b, x.batch)) < 1e-15);
}

TEST_CASE("Batch norm takes away a bias before it, so the bias learns nothing", "[layer]") {
  Network<double> network({.inputs = 3, .blocks = {{.units = 4, .normalization = part("normalization", "batch-norm")}}},
                          6);
  start(network, "he-normal");
  OwnBatch<double> x(3, 6, 14);
  const std::vector<double> plain = outputs(network, x.batch);
  for (std::size_t o = 0; o < 4; ++o) network.parameters()[12 + o] = 10;  // the biases follow 4 × 3 weights
  CHECK(largest_difference(outputs(network, x.batch), plain) < 1e-12);
  fill_batch_with(network.output_gradient(), 0.3);
  network.output_gradient().at(1, 2) = -2;
  network.backward(x.batch);
  for (std::size_t o = 0; o < 4; ++o) CHECK(std::fabs(network.gradients()[12 + o]) < 1e-14);
}

TEST_CASE("Every loss hands back the derivatives of its mean", "[loss]") {
  for (const LossPart& entry : loss_registry()) {
    CAPTURE(entry.descriptor.id);
    const auto loss = make_loss<double>(part("loss", std::string(entry.descriptor.id)));
    const std::size_t outputs_of_one = 3, examples = 5;
    OwnBatch<double> out(outputs_of_one, examples, 1), slopes(outputs_of_one, examples);
    OwnBatch<double> targets(loss->target_features(outputs_of_one), examples),
        terms(loss->terms(outputs_of_one), examples);
    const bool classes = targets.batch.features == 1;
    for (std::size_t f = 0; f < targets.batch.features; ++f) {
      for (std::size_t e = 0; e < examples; ++e) {
        targets.batch.at(f, e) = classes ? static_cast<double>(e % 3) : 0.2 * static_cast<double>(f + e);
      }
    }
    const auto mean = [&](Batch<double> gradient) {
      return loss->mean(out.batch, targets.batch, terms.batch, gradient);
    };
    mean(slopes.batch);
    OwnBatch<double> unused(outputs_of_one, examples);
    for (std::size_t f = 0; f < outputs_of_one; ++f) {
      for (std::size_t e = 0; e < examples; ++e) {
        double& number = out.batch.at(f, e);
        const double before = number, h = 1e-6;
        number = before + h;
        const double above = mean(unused.batch);
        number = before - h;
        const double below = mean(unused.batch);
        number = before;
        CHECK(slopes.batch.at(f, e) == Approx((above - below) / (2 * h)).margin(1e-9));
      }
      for (std::size_t e = examples; e < slopes.batch.stride(); ++e) CHECK(slopes.batch.row(f)[e] == 0);
    }
  }
}
